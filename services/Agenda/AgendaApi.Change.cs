using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Grpc.Core;
using StateVisit.Agenda.Changing;
using StateVisit.Agenda.Ripple;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Writing;
using StateVisit.Ripple;
using StateVisit.ServiceDefaults.Errors;

namespace StateVisit.Agenda;

/// <summary>Changes to the day as a whole: tried, then done. Both go the same way; one stops before it commits.</summary>
public sealed partial class AgendaApi
{
    public override Task<ChangeOutcome> PreviewChange(PreviewChangeRequest request, ServerCallContext context) =>
        writer.RunAsync(
            request,
            context,
            request.Name,
            async write =>
            {
                var ground = await GroundOfAsync(write, request.Name, context);
                var now = timelines.Now(ground);
                var outcome = await ChangeAsync(write, ground, request.Edits, now);
                outcome.Etag = EtagOf(ground, request.Edits, now);
                return outcome;
            },
            isTrial: true
        );

    public override Task<ChangeOutcome> ApplyChange(ApplyChangeRequest request, ServerCallContext context) =>
        writer.RunAsync(
            request,
            context,
            request.Name,
            async write =>
            {
                var ground = await GroundOfAsync(write, request.Name, context);
                // The minute of the preview too, so that what is later than expected is what was shown.
                var known = tokens.Read(request.Etag, QuestionOf(ground, request.Edits), "etag");
                if (known[0] != ground.Moved.ToString(CultureInfo.InvariantCulture))
                    throw Fault.GroundMoved(request.Name, EtagOf(ground, request.Edits, timelines.Now(ground)));
                var minute = long.Parse(known[1], CultureInfo.InvariantCulture);
                return await ChangeAsync(write, ground, request.Edits, DateTimeOffset.FromUnixTimeMilliseconds(minute));
            }
        );

    private static async Task<ChangeOutcome> ChangeAsync(
        Write write,
        Ground ground,
        RepeatedField<Edit> edits,
        DateTimeOffset minute
    )
    {
        var draft = new Draft(ground, minute);
        var faults = new FieldFaults();
        new Edits(draft, faults).Do(edits);
        faults.ThrowIfAny();
        await draft.SaveAsync(write);
        return Outcome.Of(draft);
    }

    /// <summary>The ground that a write stands on.</summary>
    private async Task<Ground> GroundOfAsync(Write write, string name, ServerCallContext context) =>
        await grounds.AtAsync(write, context.CancellationToken) ?? throw Fault.NotFound(name);

    private string EtagOf(Ground ground, RepeatedField<Edit> edits, DateTimeOffset now) =>
        tokens.Write(
            QuestionOf(ground, edits),
            ground.Moved.ToString(CultureInfo.InvariantCulture),
            now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)
        );

    private static string QuestionOf(Ground ground, RepeatedField<Edit> edits) =>
        $"change|{ground.Visit.Name}|{Convert.ToBase64String(BytesOf(new PreviewChangeRequest { Edits = { edits } }))}";

    /// <summary>The same for the same edits, in whatever order the titles of a cue were sent.</summary>
    private static byte[] BytesOf(PreviewChangeRequest request)
    {
        using var bytes = new MemoryStream();
        using (var output = new CodedOutputStream(bytes, leaveOpen: true) { Deterministic = true })
            request.WriteTo(output);
        return bytes.ToArray();
    }
}
