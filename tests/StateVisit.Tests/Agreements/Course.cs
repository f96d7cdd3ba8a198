using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using StateVisit.Agreements.V1;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Reading;
using StateVisit.Tests.Fixture;
using Xunit;

namespace StateVisit.Tests.Agreements;

/// <summary>The short way of a document to where a test begins.</summary>
internal static class Course
{
    extension(AgreementScene scene)
    {
        public string Of(string id) => $"{scene.Name}/agreements/{id}";

        /// <summary>Waits for records of the other services: a document that names one is written anew when it comes.</summary>
        public Task ArrivedAsync(params string[] names) =>
            Eventually.IsTrueAsync(
                async () =>
                {
                    var reader = scene.Host.Services.GetRequiredService<Reader>();
                    foreach (var name in names)
                        if (await reader.FindAsync<IRecord>(name, Clearance.Full, CancellationToken.None) is null)
                            return false;
                    return true;
                },
                () => $"{string.Join(", ", names)} have not arrived"
            );

        /// <summary>With a text in Russian and in Chinese that say the same.</summary>
        public async Task<string> NegotiatedAsync(string id, Action<Agreement>? change = null)
        {
            var made = await scene.AgreementAsync(id, change);
            foreach (var language in new[] { "ru", "zh" })
                await scene.VersionAsync(id, language);
            await scene.Agreements.NegotiateAgreementAsync(new() { Name = made.Name });
            return made.Name;
        }

        public async Task<Agreement> InitialAsync(string id) =>
            await scene.Agreements.InitialAgreementAsync(
                new() { Name = scene.Of(id), Etag = (await scene.GetAsync(id)).Etag }
            );

        public async Task<Agreement> ClearAsync(string id)
        {
            await scene.Agreements.ClearAgreementAsync(new() { Name = scene.Of(id), Party = "RU" });
            return await scene.Agreements.ClearAgreementAsync(new() { Name = scene.Of(id), Party = "CN" });
        }

        /// <summary>It is to be adopted, for which nobody has to sign.</summary>
        public async Task<string> ClearedAsync(string id, Action<Agreement>? change = null)
        {
            var name = await scene.NegotiatedAsync(
                id,
                agreement =>
                {
                    agreement.Conclusion = Conclusion.Adopted;
                    change?.Invoke(agreement);
                }
            );
            await scene.ClearAsync(id);
            return name;
        }

        public async Task<string> AdoptedAsync(string id, Action<Agreement>? change = null)
        {
            var name = await scene.ClearedAsync(id, change);
            await scene.Agreements.AdoptAgreementAsync(new() { Name = name });
            return name;
        }

        /// <summary>That the press sees the document and its first versions, or none of it.</summary>
        public async Task SeesAsync(bool sees, string id)
        {
            var press = scene.Host.As("press");
            foreach (var part in new[] { "", "/texts/ru/versions/1", "/texts/zh/versions/1" })
                Assert.Equal(sees ? 200 : 404, (await press.GetAsync($"/v1/{scene.Of(id)}{part}")).Status);
        }

        /// <summary>Everything is there to be accredited.</summary>
        public async Task<string> RegisteredAsync(string id, string rank)
        {
            var person = await scene.People.PersonAsync(id, p => p.Rank = rank);
            await scene.People.People.RegisterParticipantAsync(new() { Name = person.Name });
            await scene.People.People.UpdateParticipantAsync(
                new()
                {
                    Participant = new() { Name = person.Name, PhotoReceived = true },
                    UpdateMask = new() { Paths = { "photo_received" } },
                }
            );
            return person.Name;
        }
    }

    /// <summary>How a call ended.</summary>
    public static async Task<StatusCode> StatusAsync<T>(this AsyncUnaryCall<T> call)
    {
        try
        {
            await call;
            return StatusCode.OK;
        }
        catch (RpcException refused)
        {
            return refused.StatusCode;
        }
    }
}
