using System.Globalization;
using CsCheck;

namespace StateVisit.Tests.Fixture;

/// <summary>
/// Properties, tried on the same examples in every run: what is red today was red yesterday. STATEVISIT_TEST_SEED, a number,
/// asks for other examples. One that fails is made smaller as far as that goes.
/// </summary>
internal static class Examples
{
    private const int Default = 100;

    /// <summary>How many others are looked at for a smaller one that fails too.</summary>
    private const int Smaller = 1_000;

    private static readonly ulong Seed = ulong.Parse(
        Environment.GetEnvironmentVariable("STATEVISIT_TEST_SEED") ?? "20230320",
        CultureInfo.InvariantCulture
    );

    public static void Try<T>(this Gen<T> gen, Action<T> property, int iter = Default)
    {
        foreach (var (example, seed) in gen.Of(iter))
            try
            {
                property(example);
            }
            catch (Exception e)
            {
                gen.Sample(property, seed: seed, iter: Smaller, threads: 1);
                throw Once(seed, e);
            }
    }

    public static void Try<T1, T2>(this Gen<(T1, T2)> gen, Action<T1, T2> property, int iter = Default) =>
        gen.Try(both => property(both.Item1, both.Item2), iter);

    public static void Try<T1, T2, T3>(this Gen<(T1, T2, T3)> gen, Action<T1, T2, T3> property, int iter = Default) =>
        gen.Try(all => property(all.Item1, all.Item2, all.Item3), iter);

    /// <param name="turn">Another number, other examples: for who asks again as things stand by then.</param>
    public static async Task TryAsync<T>(this Gen<T> gen, Func<T, Task> property, int iter = Default, int turn = 0)
    {
        foreach (var (example, seed) in gen.Of(iter, turn))
            try
            {
                await property(example);
            }
            catch (Exception e)
            {
                await gen.SampleAsync(property, seed: seed, iter: Smaller, threads: 1);
                throw Once(seed, e);
            }
    }

    public static Task TryAsync<T1, T2, T3>(
        this Gen<(T1, T2, T3)> gen,
        Func<T1, T2, T3, Task> property,
        int iter = Default
    ) => gen.TryAsync(all => property(all.Item1, all.Item2, all.Item3), iter);

    /// <summary>Examples, each with the seed that makes it.</summary>
    private static IEnumerable<(T Example, string Seed)> Of<T>(this Gen<T> gen, int count, int turn = 0)
    {
        var random = new PCG(stream: (uint)turn, Seed);
        for (var i = 0; i < count; i++)
        {
            var seed = random.ToString()!;
            yield return (gen.Generate(random, null, out _), seed);
        }
    }

    private static InvalidOperationException Once(string seed, Exception failure) =>
        new($"The example of seed {seed} has failed, and not again when it was to be made smaller.", failure);
}
