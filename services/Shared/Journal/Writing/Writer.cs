using System.Diagnostics;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using StateVisit.Journal.Following;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Reading;
using StateVisit.Journal.Records;
using StateVisit.Journal.Storage;
using StateVisit.Journal.Watching;
using StateVisit.ServiceDefaults.Contracts;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.ServiceDefaults.Identity;
using StateVisit.Type.V1;

namespace StateVisit.Journal.Writing;

/// <summary>
/// The one way to change anything. In one transaction: lock the visit's head, answer a repeated request, let the handler
/// change records, check them, store them, journal each, move the head. Whoever is to know is woken after the commit.
/// </summary>
public sealed class Writer(
    Store store,
    Catalog catalog,
    Wakeups wakeups,
    Arrivals arrivals,
    Ownership ownership,
    TimeProvider time
)
{
    /// <summary>The actor of changes that no caller asked for.</summary>
    public const string Clock = "clock";

    /// <param name="request">Its <c>request_id</c> and <c>validate_only</c> are honoured.</param>
    /// <param name="name">Any name within the visit.</param>
    /// <param name="isTrial">Goes all the way, as if <c>validate_only</c> were set.</param>
    /// <param name="sight">What the caller may see, whose etags it has and whose view it gets; without it, everything, as protocol may.</param>
    /// <param name="authorize">Throws unless the caller may; without it, protocol may, and the office that owns the service. Asked before every answer, a repeated one too.</param>
    public async Task<TAnswer> RunAsync<TAnswer>(
        IMessage request,
        ServerCallContext context,
        string name,
        Func<Write, Task<TAnswer>> change,
        bool isTrial = false,
        Func<Task>? authorize = null,
        Clearance? sight = null
    )
        where TAnswer : class, IMessage<TAnswer>, new()
    {
        // 1. Who may write: as a rule protocol and the owning office, whatever exists, so that a refusal tells nothing.
        var visit = RecordName.Parse(name).Visit;
        var caller = context.Caller();
        if (authorize is null)
            Authorize(caller, visit, request);
        else
            await authorize();
        var (requestId, validateOnly) = Options(request);
        validateOnly |= isTrial;
        var bodyHash = requestId.Length > 0 ? Requests.HashOf(request) : [];
        using var span = StoreTelemetry.Source.StartActivity("store write");
        span?.SetTag("statevisit.visit", visit);

        // 2. The lock; behind it nothing of the visit moves, and it is not earlier than at the last write.
        var (transaction, head, now) = await BeginAsync(visit, context.CancellationToken);
        if (!head.Present && !arrivals.AreNone)
        {
            await transaction.DisposeAsync();
            await arrivals.AwaitAsync(visit, context.CancellationToken);
            (transaction, head, now) = await BeginAsync(visit, context.CancellationToken);
        }
        await using var disposeTransaction = transaction;
        var db = transaction.Db;
        if (requestId.Length > 0 && !validateOnly)
            if (
                await Requests.AnswerAsync(db, caller.Subject, requestId, bodyHash, now, context.CancellationToken) is
                { } known
            )
                return new MessageParser<TAnswer>(() => new TAnswer()).ParseFrom(known);

        // 3. The change itself.
        sight ??= Clearance.Full;
        var write = new Write(db, catalog, visit, sight, now, head.Revision, head.Present);
        var answer = await change(write);
        await CheckAsync(write);
        if (answer is IRecord record)
            answer = (TAnswer)View.Of(record, sight)!;
        if (validateOnly)
            return answer;

        // 4. Store, journal, head, and the answer to a repetition.
        if (requestId.Length > 0)
            await Requests.RememberAsync(db, caller.Subject, requestId, bodyHash, answer.ToByteArray(), now);
        await CommitAsync(transaction, write, head, caller.Subject, requestId);
        return answer;
    }

    /// <summary>What another service brings. It has checked it, and nobody here is asked.</summary>
    /// <param name="change">False: there was nothing to do, and nothing is done.</param>
    internal async Task RunAsFeedAsync(
        string visit,
        string source,
        Func<Write, Task<bool>> change,
        CancellationToken cancellation
    )
    {
        var (transaction, head, now) = await BeginAsync(visit, cancellation);
        await using var disposeTransaction = transaction;
        var write = new Write(transaction.Db, catalog, visit, Clearance.Full, now, head.Revision, head.Present);
        if (await change(write))
            await CommitAsync(transaction, write, head, source, "");
    }

    /// <summary>A change that time asks for, such as the end of an embargo.</summary>
    internal async Task RunAsClockAsync(string visit, Func<Write, Task> change, CancellationToken cancellation)
    {
        await using var transaction = await store.BeginAsync(cancellation);
        var head = await LockedHead.TakeAsync(transaction.Db, visit, cancellation);
        var write = new Write(
            transaction.Db,
            catalog,
            visit,
            Clearance.Full,
            Millisecond(time.GetUtcNow()),
            head.Revision,
            head.Present
        );
        await change(write);
        await CommitAsync(transaction, write, head, Clock, "");
    }

    /// <summary>
    /// Takes the lock of a visit in which nothing is due: embargoes that have run out are ended first, by a write of its own,
    /// so that no change, a clock put back or a hold, closes again what was open.
    /// </summary>
    private async Task<(WriteTransaction Transaction, LockedHead Head, DateTimeOffset Now)> BeginAsync(
        string visit,
        CancellationToken cancellation
    )
    {
        while (true)
        {
            var transaction = await store.BeginAsync(cancellation);
            try
            {
                var head = await LockedHead.TakeAsync(transaction.Db, visit, cancellation);
                var now = Millisecond(time.GetUtcNow());
                if (head.NextRelease is not { } release || release > now.ToUnixTimeMilliseconds())
                    return (transaction, head, now);
                var write = new Write(transaction.Db, catalog, visit, Clearance.Full, now, head.Revision, head.Present);
                await Releases.DueAsync(write, catalog);
                if (write.Changes.Count == 0)
                    return (transaction, head, now);
                await CommitAsync(transaction, write, head, Clock, "");
            }
            catch
            {
                await transaction.DisposeAsync();
                throw;
            }
            await transaction.DisposeAsync();
        }
    }

    private async Task CheckAsync(Write write)
    {
        var faults = new FieldFaults();
        foreach (var change in write.Changes)
            if (change.Record is not null)
            {
                // The request was checked at the edge; what a mask made of record and request was not.
                ContractRules.Check(change.Record, faults, asGiven: false, path: change.Field);
                catalog.Of(change.Record).Check(change.Record, change.Field, faults);
                if (change.Record.Embargo?.After is { } after && !change.Record.Access.IsWithin(after))
                    faults.Add($"{change.Field}.embargo.after.label", "is stricter than access: an embargo only opens");
                if (
                    change.Record.Embargo?.Signing is { Length: > 0 } signing
                    && catalog.Find(RecordName.Parse(signing).Path) is null
                )
                    faults.Add($"{change.Field}.embargo.signing", "can be waited for in the agreements service only");
            }
        await new ReferenceCheck(write.Db, catalog, write.Visit, write.Changes).RunAsync(faults);
        faults.ThrowIfAny();
    }

    private async Task CommitAsync(
        WriteTransaction transaction,
        Write write,
        LockedHead head,
        string actor,
        string requestId
    )
    {
        if (write.Changes.Count > 0)
            await StoreAsync(write, head, actor, requestId);
        await transaction.CommitAsync();
        if (write.Changes.Any(change => Erasure.Of(catalog, change) is not null))
            await Erasure.SweepAsync(transaction.Db);
        if (write.Changes.Count > 0)
            wakeups.Wake(write.Visit);
        if (write.Changes.Any(change => change.Path.Length == 0 && change.Action != Type.V1.Action.Updated))
            wakeups.WakeAll();
    }

    private async Task StoreAsync(Write write, LockedHead head, string actor, string requestId)
    {
        var db = write.Db;
        var revision = head.Revision + 1;
        var hash = head.Hash;
        var ordinal = 0;
        var embargoesMoved = false;
        (bool, int, string)? visitAccess = null;
        VisitClock? clock = null;
        var clockWasSet = false;
        await using var statements = new Statements(db);
        await new ReferenceCheck(db, catalog, write.Visit, write.Changes).SaveAsync(statements);
        foreach (var change in write.Changes)
        {
            var entry = NewEntry(write, change, revision, ordinal++, actor, requestId);
            var before = change.Row is null ? default : (change.Row.Label, change.Row.Delegations);
            embargoesMoved |= change.Row?.ReleaseAt is not null;
            if (change.Record is null)
            {
                await RowSql.DeleteAsync(statements, write.Visit, change.Path);
                if (Erasure.Of(catalog, change) is { } erase)
                    await Erasure.RunAsync(db, new(write.Visit, change.Path), erase);
            }
            else
            {
                // Most records wait for nothing, and so need not know the time.
                if (change.Record.Embargo is not null)
                    clock ??= await write.ClockAsync();
                var row = RowOf(write.Visit, change, entry.Payload!, revision, clock ?? VisitClock.Real);
                await RowSql.SaveAsync(statements, row);
                embargoesMoved |= row.ReleaseAt is not null;
                (entry.Label, entry.Delegations) = (row.Label, row.Delegations);
            }
            hash = entry.Hash = Auditing.Chain.Link(hash, entry);
            if (change.Row is not null && change.Record is not null && before != (entry.Label, entry.Delegations))
                await JournalLog.RelabelAsync(statements, entry);
            await JournalLog.AppendAsync(statements, entry);
            if (change.Path.Length == 0)
            {
                visitAccess = (change.Record is not null, entry.Label, entry.Delegations);
                if (change.Record is null)
                    await db.ExecuteAsync(
                        """DELETE FROM feeds WHERE "Visit" = @visit""",
                        default,
                        ("visit", write.Visit)
                    );
                clockWasSet = change is { Row: not null, Record: not null } && ClockWasSet(change);
            }
        }
        if (clockWasSet)
            await Releases.RescheduleAsync(write, catalog, await write.ClockAsync());
        // Last, because the head's next release is read from the rows.
        await LockedHead.MoveAsync(
            db,
            write.Visit,
            revision,
            hash,
            visitAccess,
            embargoesMoved || clockWasSet,
            default
        );
    }

    private static JournalRow NewEntry(
        Write write,
        PendingChange change,
        long revision,
        int ordinal,
        string actor,
        string requestId
    )
    {
        var payload = change.Record?.ToByteArray() ?? [];
        var salt = Auditing.Chain.NewSalt();
        return new()
        {
            Visit = write.Visit,
            Revision = revision,
            Ordinal = ordinal,
            Time = write.Now.ToUnixTimeMilliseconds(),
            Actor = actor,
            RequestId = requestId,
            Path = change.Path,
            Action = (int)change.Action,
            Reason = change.Reason,
            Label = change.Row?.Label ?? 0,
            Delegations = change.Row?.Delegations ?? "",
            Previous = change.Row?.Revision ?? 0,
            Salt = salt,
            Payload = payload,
            Digest = Auditing.Chain.Digest(salt, payload),
        };
    }

    private bool ClockWasSet(PendingChange change) =>
        catalog.ClockOf(change.Record) != catalog.ClockOf(catalog.Of(change.Record!).Parse(change.Row!.Body));

    private Row RowOf(string visit, PendingChange change, byte[] payload, long revision, VisitClock clock)
    {
        var collection = catalog.Of(change.Record!);
        var row = collection.NewRow(new(visit, change.Path));
        row.Revision = revision;
        row.Body = payload;
        RowAccess.Set(row, change.Record!, clock, collection.IsFollowed);
        collection.Index(change.Record!, row);
        return row;
    }

    private void Authorize(Caller caller, string visit, IMessage request)
    {
        if (caller.Has(Role.Protocol, visit) || (ownership.Office is { } office && caller.Has(office, visit)))
            return;
        if (caller.IsAnonymous)
            throw Fault.Unauthenticated(ErrorReason.SignInRequired, "Changing anything needs a signed-in caller.");
        var clearance = Clearance.Of(caller, visit, null);
        foreach (var field in request.Descriptor.Fields.InDeclarationOrder())
            if (field.Accessor.GetValue(request) is IRecord { Access: { } access } && !clearance.Sees(access))
                throw Fault.Denied(
                    ErrorReason.LabelNotAllowed,
                    "The caller may not set a label that it could not see itself.",
                    $"{field.Name}.access.label"
                );
        throw Fault.Denied(
            ErrorReason.RoleMissing,
            $"Changing anything of visits/{visit} needs the role {Roles} there."
        );
    }

    private string Roles =>
        ownership.Office is { } office ? $"protocol or {office.ToString().ToLowerInvariant()}" : "protocol";

    private static (string RequestId, bool ValidateOnly) Options(IMessage request) =>
        (
            (string?)request.Descriptor.FindFieldByName("request_id")?.Accessor.GetValue(request) ?? "",
            (bool?)request.Descriptor.FindFieldByName("validate_only")?.Accessor.GetValue(request) ?? false
        );

    private static DateTimeOffset Millisecond(DateTimeOffset instant) =>
        DateTimeOffset.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds());
}

internal static class StoreTelemetry
{
    public static ActivitySource Source { get; } = new("StateVisit.Journal");
}
