using Google.Protobuf;
using StateVisit.Agenda.V1;
using StateVisit.Journal.Labels;
using StateVisit.Journal.Records;
using StateVisit.TradeFigures.Recording;
using StateVisit.TradeFigures.V1;
using RecordKind = StateVisit.TradeFigures.V1.RecordKind;

namespace StateVisit.TradeFigures;

/// <summary>The kinds of record kept here. Datasets and targets lie in the trade book, quotations in the visits they are made for.</summary>
public static class Kinds
{
    public static Collection<Dataset, DatasetRow> Datasets { get; } =
        new(
            "datasets/*",
            Dataset.Descriptor,
            name => new() { Visit = name.Visit, Path = name.Path },
            (dataset, row) =>
            {
                row.Source = dataset.Source;
                row.PublishedOn = dataset.PublishedOn;
                row.Format = (int)dataset.Format;
                row.State = (int)dataset.State;
                row.Sha256 = Convert.ToHexStringLower(dataset.Sha256.Span);
            },
            (dataset, path, faults) => dataset.Check(path, faults)
        )
        {
            Fields =
            [
                ListField.Text<DatasetRow>("source", row => row.Source),
                ListField.Text<DatasetRow>("published_on", row => row.PublishedOn),
                ListField.Enum<DatasetRow>("format", Enum("FileFormat"), row => row.Format),
                ListField.Enum<DatasetRow>("state", Enum("DatasetState"), row => row.State),
            ],
        };

    public static Collection<Target, TargetRow> Targets { get; } =
        new(
            "targets/*",
            Target.Descriptor,
            name => new() { Visit = name.Visit, Path = name.Path },
            (target, row) =>
            {
                row.Pair = target.Pair;
                row.TargetKind = (int)target.Kind;
                row.Year = target.Year;
                row.StatedBy = target.StatedBy;
                row.StatedOn = target.StatedOn;
            },
            (target, path, faults) => target.Check(path, faults)
        )
        {
            Fields =
            [
                ListField.Text<TargetRow>("pair", row => row.Pair),
                ListField.Enum<TargetRow>(
                    "kind",
                    TargetReflection.Descriptor.FindTypeByName<Google.Protobuf.Reflection.EnumDescriptor>("TargetKind"),
                    row => row.TargetKind
                ),
                ListField.Number<TargetRow>("year", row => row.Year),
                ListField.Text<TargetRow>("stated_on", row => row.StatedOn),
                ListField.Text<TargetRow>("stated_by", row => row.StatedBy),
            ],
        };

    public static Collection<Quotation, QuotationRow> Quotations { get; } =
        new(
            "quotations/*",
            Quotation.Descriptor,
            name => new() { Visit = name.Visit, Path = name.Path },
            (quotation, row) =>
            {
                row.Pair = quotation.Pair;
                row.QuotedIn = quotation.QuotedIn;
                row.AsOf = quotation.AsOf;
            },
            (quotation, path, faults) => quotation.Check(path, faults)
        )
        {
            Fields =
            [
                ListField.Text<QuotationRow>("pair", row => row.Pair),
                ListField.Text<QuotationRow>("quoted_in", row => row.QuotedIn),
                ListField.Text<QuotationRow>("as_of", row => row.AsOf),
            ],
        };

    public static Catalog Catalog { get; } =
        new(
            "tradefigures",
            [
                Datasets,
                Targets,
                Quotations,
                new Collection<Visit, FollowedRow>(
                    "",
                    Visit.Descriptor,
                    name => new() { Visit = name.Visit, Path = name.Path }
                )
                {
                    IsFollowed = true,
                },
            ],
            clock: visit => VisitClock.Of((Visit)visit),
            hasBook: true
        );

    public static IReadOnlyList<Collection> All { get; } = [Datasets, Targets, Quotations];

    /// <summary>The kinds that a watch asks for.</summary>
    public static Collection Of(RecordKind kind) =>
        kind switch
        {
            RecordKind.Dataset => Datasets,
            RecordKind.Target => Targets,
            RecordKind.Quotation => Quotations,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    private static Google.Protobuf.Reflection.EnumDescriptor Enum(string name) =>
        DatasetReflection.Descriptor.FindTypeByName<Google.Protobuf.Reflection.EnumDescriptor>(name);
}
