using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Records;

namespace StateVisit.Agenda;

public sealed partial class AgendaApi
{
    public override Task<Topic> GetTopic(GetTopicRequest request, ServerCallContext context) =>
        reader.GetAsync<Topic>(request.Name, context);

    public override Task<ListTopicsResponse> ListTopics(ListTopicsRequest request, ServerCallContext context) =>
        reader.ListAsync(
            Kinds.Topics,
            request,
            RecordName.Parse(request.Parent).Visit,
            context,
            (page, next) => new ListTopicsResponse { Topics = { page }, NextPageToken = next }
        );

    public override Task<Topic> CreateTopic(CreateTopicRequest request, ServerCallContext context) =>
        writer.RunAsync(
            request,
            context,
            request.Parent,
            async write =>
            {
                var topic = request.Topic.AsSent();
                await write.CreateAsync($"{request.Parent}/topics/{request.TopicId}", topic, "topic", "topic_id");
                return topic;
            }
        );

    public override Task<Topic> UpdateTopic(UpdateTopicRequest request, ServerCallContext context) =>
        writer.RunAsync(
            request,
            context,
            request.Topic.Name,
            async write =>
            {
                var topic = await write.LoadAsync<Topic>(request.Topic.Name, request.Topic.Etag, "topic.etag");
                FieldMasks.Apply(request.Topic, topic, request.UpdateMask);
                await write.UpdateAsync(topic, "topic");
                return topic;
            }
        );

    public override Task<Empty> DeleteTopic(DeleteTopicRequest request, ServerCallContext context) =>
        writer.RunAsync(
            request,
            context,
            request.Name,
            async write =>
            {
                await write.DeleteAsync(await write.LoadAsync<Topic>(request.Name, request.Etag));
                return new Empty();
            }
        );
}
