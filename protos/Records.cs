using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using StateVisit.Type.V1;

namespace StateVisit
{
    /// <summary>What every stored record carries, whatever its kind.</summary>
    public interface IRecord : IMessage
    {
        string Name { get; set; }
        string Etag { get; set; }
        Access Access { get; set; }
        Embargo? Embargo { get; set; }
        Timestamp CreateTime { get; set; }
        Timestamp UpdateTime { get; set; }
    }
}

namespace StateVisit
{
    /// <summary>What every request for a page carries.</summary>
    public interface IListRequest : IMessage
    {
        int PageSize { get; }
        string PageToken { get; set; }
        string Filter { get; }
        string OrderBy { get; }
    }
}

namespace StateVisit.Internal.V1
{
    public partial class Person : IRecord;
}

namespace StateVisit.Agenda.V1
{
    public partial class ListVisitsRequest : IListRequest;

    public partial class ListVenuesRequest : IListRequest;

    public partial class ListSessionsRequest : IListRequest;

    public partial class ListTopicsRequest : IListRequest;

    public partial class ListCuesRequest : IListRequest;

    public partial class Visit : IRecord;

    public partial class Venue : IRecord;

    public partial class Session : IRecord;

    public partial class Timing : IRecord;

    public partial class Topic : IRecord;

    public partial class Cue : IRecord;

    public partial class Acknowledgement : IRecord;
}

namespace StateVisit.Participants.V1
{
    public partial class ListDelegationsRequest : IListRequest;

    public partial class ListParticipantsRequest : IListRequest;

    public partial class ListSeatingPlansRequest : IListRequest;

    public partial class Delegation : IRecord;

    public partial class Participant : IRecord;

    public partial class RankLadder : IRecord;

    public partial class SeatingPlan : IRecord;

    public partial class SealedContactCard : IRecord;
}

namespace StateVisit.Agreements.V1
{
    public partial class ListAgreementsRequest : IListRequest;

    public partial class ListVersionsRequest : IListRequest;

    public partial class ListApprovalsRequest : IListRequest;

    public partial class Agreement : IRecord;

    public partial class Preparation : IRecord;

    public partial class Version : IRecord;

    public partial class Approval : IRecord;
}

namespace StateVisit.TradeFigures.V1
{
    public partial class ListDatasetsRequest : IListRequest;

    public partial class ListTargetsRequest : IListRequest;

    public partial class ListQuotationsRequest : IListRequest;

    public partial class Dataset : IRecord;

    public partial class Target : IRecord;

    public partial class Quotation : IRecord;
}
