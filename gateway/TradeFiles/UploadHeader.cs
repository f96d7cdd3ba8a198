using Google.Protobuf.Reflection;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.TradeFigures.V1;
using StateVisit.Type.V1;
using Enum = System.Enum;
using V1Status = StateVisit.TradeFigures.V1.Status;

namespace StateVisit.Gateway.TradeFiles;

/// <summary>What the query of an upload says of its file. Names as in the contract, or in the way of JSON.</summary>
internal static class UploadHeader
{
    public static ImportHeader Read(IQueryCollection query)
    {
        var header = new ImportHeader
        {
            Dataset = new() { Access = new() },
            Plain = new(),
        };
        var dataset = header.Dataset;
        var faults = new FieldFaults();
        foreach (var (name, values) in query)
        {
            var value = values.ToString();
            switch (name)
            {
                case "dataset_id" or "datasetId":
                    header.DatasetId = value;
                    break;
                case "validate_only" or "validateOnly":
                    header.ValidateOnly = value is "true" or "";
                    if (value is not ("true" or "false" or ""))
                        faults.Add(name, "must be true or false");
                    break;
                case "source":
                    dataset.Source = value;
                    break;
                case "source_uri" or "sourceUri":
                    dataset.SourceUri = value;
                    break;
                case "licence":
                    dataset.Licence = value;
                    break;
                case "published_on" or "publishedOn":
                    dataset.PublishedOn = value;
                    break;
                case "note":
                    dataset.Note = value;
                    break;
                case "label":
                    dataset.Access.Label = Named<Label>(AccessReflection.Descriptor, name, value, faults);
                    break;
                case "delegations":
                    dataset.Access.Delegations.Add(value.Split(',', StringSplitOptions.TrimEntries));
                    break;
                case "pair":
                    header.Plain.Pair = value.Contains('/', StringComparison.Ordinal) ? value : $"tradePairs/{value}";
                    break;
                case "currency":
                    header.Plain.Currency = value;
                    break;
                case "status":
                    header.Plain.Status = Named<V1Status>(FigureReflection.Descriptor, name, value, faults);
                    break;
                default:
                    faults.Add(name, "is not a field of an upload");
                    break;
            }
        }
        faults.ThrowIfAny();
        return header;
    }

    /// <summary>By its name in the contract: LABEL_PUBLIC, or PUBLIC for short.</summary>
    private static TEnum Named<TEnum>(FileDescriptor file, string field, string value, FieldFaults faults)
        where TEnum : struct, Enum
    {
        var descriptor = file.EnumTypes.First(type => type.ClrType == typeof(TEnum));
        var found = descriptor.Values.FirstOrDefault(one =>
            one.Number > 0 && (one.Name == value || one.Name.EndsWith($"_{value}", StringComparison.Ordinal))
        );
        if (found is null)
            faults.Add(
                field,
                $"must be one of {string.Join(", ", descriptor.Values.Where(one => one.Number > 0).Select(one => one.Name))}"
            );
        return (TEnum)Enum.ToObject(typeof(TEnum), found?.Number ?? 0);
    }
}
