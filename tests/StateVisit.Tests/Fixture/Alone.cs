using Xunit;

namespace StateVisit.Tests.Fixture;

/// <summary>Tests that measure the process, so that no other may run beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
