using Xunit;

namespace StateVisit.Tests.Fixture;

/// <summary>Tests that no other may run beside: they measure the process or the clock, or start services again and again.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
