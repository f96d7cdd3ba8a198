using StateVisit.Agreements.Signing;
using Xunit;

namespace StateVisit.Tests.Agreements.Signing;

public class ScriptTests
{
    [Theory]
    [InlineData("ar")]
    [InlineData("ar-EG")]
    [InlineData("he")]
    [InlineData("fa")]
    [InlineData("prs")]
    [InlineData("ps")]
    [InlineData("ur-PK")]
    [InlineData("ug")]
    [InlineData("yi")]
    [InlineData("dv")]
    [InlineData("az-Arab")]
    [InlineData("AZ-arab-IR")]
    [InlineData("pa-PK")]
    [InlineData("kk-CN")]
    [InlineData("ff-Adlm")]
    public void TheseAreWrittenFromRightToLeft(string language) => Assert.True(Scripts.IsRightToLeft(language));

    [Theory]
    [InlineData("")]
    [InlineData("en")]
    [InlineData("ru")]
    [InlineData("zh-Hans")]
    [InlineData("az")]
    [InlineData("pa")]
    [InlineData("kk")]
    [InlineData("ar-Latn")]
    [InlineData("ug-Cyrl-KZ")]
    [InlineData("sd-IN")]
    [InlineData("en-x-arab")]
    public void TheseAreNot(string language) => Assert.False(Scripts.IsRightToLeft(language));
}
