using System.Security.Cryptography;
using System.Text;
using Google.Protobuf.WellKnownTypes;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Labels;
using StateVisit.Ripple;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.ServiceDefaults.Identity;
using StateVisit.Type.V1;

namespace StateVisit.Agenda;

/// <summary>The rules of who says that what was seen, who may know of it, and when it no longer holds.</summary>
internal static class AcknowledgementRules
{
    extension(AcknowledgeRequest request)
    {
        /// <summary>For whom the caller speaks; a refusal tells nothing of whom it concerns.</summary>
        /// <param name="isProtocol">The caller speaks for everybody.</param>
        public Concerned WhoOf(bool isProtocol, Clearance clearance, Shown shown)
        {
            var who = request.Who?.Shown;
            if (who is null && clearance.Delegations is [var own])
                who = new() { Delegation = own };
            if (who is null)
                throw Fault.InvalidField("who", "is required of a caller who is not of exactly one delegation");
            if (!isProtocol && !SpeaksFor(clearance, who))
                throw Fault.Denied(
                    Type.V1.ErrorReason.RoleMissing,
                    "The caller may not say what these have seen.",
                    "who"
                );
            return shown.Concerned.Contains(who)
                ? who
                : throw Fault.InvalidField("who", $"is none of those whom {shown.Name} concerns");
        }
    }

    extension(Concerned who)
    {
        /// <summary>Who sees it.</summary>
        public PartAccess Seen => new(null, who.WhoCase == Concerned.WhoOneofCase.Participant, who.ParticipantAccess);

        /// <summary>The same as it is given out.</summary>
        public Concerned Shown => who.ParticipantAccess is null ? who : new() { Participant = who.Participant };

        /// <summary>The id of what a caller says of it: one id for all who may know of each other's.</summary>
        public string AcknowledgementId(Caller caller, Clearance clearance)
        {
            var (kind, text) = who.WhoCase switch
            {
                Concerned.WhoOneofCase.Participant => ("p", who.Participant[(who.Participant.LastIndexOf('/') + 1)..]),
                Concerned.WhoOneofCase.Delegation => ("d", who.Delegation),
                _ => ("o", who.Office),
            };
            if (!clearance.KnowsAllOf(who))
                text +=
                    clearance.Delegations.Count > 0
                        ? $"\ndelegations {string.Join('|', clearance.Delegations)}"
                        : $"\ncaller {caller.Subject}";
            // A hash is longer than any text that stands for itself, so no two meet.
            return kind != "o" && text.Length <= 40 && !text.Contains('\n', StringComparison.Ordinal)
                ? $"{kind}-{text}"
                : $"{kind}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..48]}";
        }
    }

    extension(Attendance attendance)
    {
        public Concerned Concerned =>
            attendance.WhoCase switch
            {
                Attendance.WhoOneofCase.Participant => new() { Participant = attendance.Participant },
                Attendance.WhoOneofCase.Delegation => new() { Delegation = attendance.Delegation.Party },
                _ => new() { Office = attendance.Office },
            };
    }

    extension(Acknowledgement seen)
    {
        public static Acknowledgement Of(
            Shown shown,
            Concerned who,
            Caller caller,
            Clearance clearance,
            DateTimeOffset now
        ) =>
            new()
            {
                Name = $"{shown.Name}/acknowledgements/{who.AcknowledgementId(caller, clearance)}",
                Access = new() { Label = Label.Restricted },
                // What is stored is told who may know of it, what is answered is not.
                Who = who.Clone(),
                SeenTime = now.ToTimestamp(),
                ShownTime = shown.Time,
                PlannedTime = shown.Planned,
                ShownVenue = shown.Venue,
                Live = shown.Live,
                Cancelled = shown.Cancelled,
                Actor = caller.Subject,
                Delegations = { clearance.Delegations },
            };

        /// <summary>Whoever is told of it: full clearance, the delegation itself, those on whose behalf it was said.</summary>
        public bool IsKnownTo(Caller caller, Clearance clearance) =>
            clearance.KnowsAllOf(seen.Who)
            || (
                clearance.Delegations.Count > 0
                    ? seen.Delegations.Any(clearance.Delegations.Contains)
                    : seen.Delegations.Count == 0 && seen.Actor == caller.Subject
            );

        /// <summary>Nothing has changed since, as far as the one who asks sees it.</summary>
        public bool IsCurrent(Shown shown) =>
            (
                seen.Live && shown.Live
                    ? Minute(seen.ShownTime) == Minute(shown.Time)
                    : Minute(seen.PlannedTime) == Minute(shown.Planned)
            )
            && seen.ShownVenue == shown.Venue
            && seen.Cancelled == shown.Cancelled;

        /// <summary>Saying so once more would say no more: whoever sees live times now was shown them then.</summary>
        public bool IsAllOf(Shown shown) => seen.IsCurrent(shown) && (seen.Live || !shown.Live);
    }

    /// <summary>Where somebody stands after what has been seen.</summary>
    /// <param name="known">What the one who asks may know of it.</param>
    public static AcknowledgementStatus StatusOf(
        Concerned who,
        IEnumerable<Acknowledgement> known,
        Shown shown,
        Clearance clearance
    )
    {
        var inOrder = known.OrderBy(seen => seen.SeenTime).ThenBy(seen => seen.Name, StringComparer.Ordinal).ToList();
        var first = inOrder.Find(seen => seen.IsAllOf(shown)) ?? inOrder.Find(seen => seen.IsCurrent(shown));
        return (first ?? inOrder.LastOrDefault()) is not { } seen
            ? new() { Who = who, Seen = Seen.Not }
            : new()
            {
                Who = who,
                Seen = first is null ? Seen.Outdated : Seen.Current,
                SeenTime = seen.SeenTime,
                ShownTime = shown.Live || !seen.Live ? seen.ShownTime : seen.PlannedTime,
                Actor = clearance.IsFull ? seen.Actor : "",
            };
    }

    private static bool SpeaksFor(Clearance clearance, Concerned who) =>
        who.WhoCase switch
        {
            Concerned.WhoOneofCase.Delegation => clearance.Delegations.Contains(who.Delegation),
            Concerned.WhoOneofCase.Participant => clearance.Delegations.Count > 0,
            _ => true,
        };

    /// <summary>Whatever anybody says of it.</summary>
    public static bool KnowsAllOf(this Clearance clearance, Concerned who) =>
        clearance.IsFull
        || (who.WhoCase == Concerned.WhoOneofCase.Delegation && clearance.Delegations.Contains(who.Delegation));

    private static long? Minute(Timestamp? time) => time?.Seconds / 60;
}
