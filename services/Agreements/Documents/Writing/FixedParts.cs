using System.Security;

namespace StateVisit.Agreements.Documents.Writing;

/// <summary>The parts of a document that are the same for all texts of a language.</summary>
internal static class FixedParts
{
    public const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Types = "application/vnd.openxmlformats-officedocument.wordprocessingml";

    public static IEnumerable<(string Part, string Text)> Of(string language) =>
        [
            (
                "[Content_Types].xml",
                $"""
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Override PartName="/word/document.xml" ContentType="{Types}.document.main+xml"/>
                <Override PartName="/word/styles.xml" ContentType="{Types}.styles+xml"/>
                <Override PartName="/word/settings.xml" ContentType="{Types}.settings+xml"/>
                </Types>
                """
            ),
            (
                "_rels/.rels",
                $"""
                <Relationships xmlns="{Relations}">
                <Relationship Id="rId1" Type="{Kinds}/officeDocument" Target="word/document.xml"/>
                </Relationships>
                """
            ),
            (
                "word/_rels/document.xml.rels",
                $"""
                <Relationships xmlns="{Relations}">
                <Relationship Id="rId1" Type="{Kinds}/styles" Target="styles.xml"/>
                <Relationship Id="rId2" Type="{Kinds}/settings" Target="settings.xml"/>
                </Relationships>
                """
            ),
            (
                "word/settings.xml",
                // Without it the document opens as one of 2007.
                $"""
                <w:settings xmlns:w="{Main}"><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>
                """
            ),
            ("word/styles.xml", Styles(SecurityElement.Escape(language))),
        ];

    private static string Styles(string language) =>
        $"""
            <w:styles xmlns:w="{Main}">
            <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="SimSun" w:cs="Times New Roman"/><w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="{language}"/></w:rPr></w:rPrDefault></w:docDefaults>
            <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
            {Style("Title", "Title", """<w:spacing w:after="360"/><w:jc w:val="center"/>""", "<w:b/><w:bCs/>")}
            {Style(
                "PartHeading",
                "Part Heading",
                """<w:keepNext/><w:spacing w:before="240" w:after="120"/><w:jc w:val="center"/><w:outlineLvl w:val="0"/>""",
                "<w:b/><w:bCs/>"
            )}
            {Style(
                "ArticleNumber",
                "Article Number",
                """<w:keepNext/><w:spacing w:before="240"/><w:jc w:val="center"/><w:outlineLvl w:val="1"/>""",
                "<w:b/><w:bCs/>"
            )}
            {Style(
                "ArticleHeading",
                "Article Heading",
                """<w:keepNext/><w:spacing w:after="120"/><w:jc w:val="center"/>""",
                "<w:b/><w:bCs/>"
            )}
            {Style("ArticleText", "Article Text", """<w:spacing w:after="120"/><w:jc w:val="both"/>""", "")}
            {Style("ArticleQuotation", "Article Quotation", """<w:spacing w:after="120"/><w:jc w:val="both"/>""", "")}
            </w:styles>
            """;

    private static string Style(string id, string name, string paragraph, string run) =>
        $"""<w:style w:type="paragraph"{(id == "Title" ? "" : " w:customStyle=\"1\"")} w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}</w:pPr>{(run.Length > 0 ? $"<w:rPr>{run}</w:rPr>" : "")}</w:style>""";
}
