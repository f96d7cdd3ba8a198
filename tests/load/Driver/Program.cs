// What h2load cannot do for tests/load/run: load data, make tokens and bodies, look into answers, write rows.
using System.Globalization;
using StateVisit.Load;

return args switch
{
    ["ports", var count] => Ports.Print(int.Parse(count, CultureInfo.InvariantCulture)),
    ["prepare", var agenda, var folder] => await Prepare.RunAsync(agenda, folder),
    ["check", var folder, .. var urls] => await Check.RunAsync(folder, urls),
    ["writes", var agenda, var seconds] => await Writes.RunAsync(agenda, Seconds(seconds)),
    ["bare", var file, var seconds] => Bare.Run(file, Seconds(seconds)),
    ["watchers", var agenda, var watchers] => await Watchers.RunAsync(
        agenda,
        int.Parse(watchers, CultureInfo.InvariantCulture)
    ),
    ["pages", var agenda, var visit, var seconds] => await Pages.RunAsync(agenda, visit, Seconds(seconds)),
    _ => throw new ArgumentException($"Not understood: {string.Join(' ', args)}", nameof(args)),
};

static TimeSpan Seconds(string text) => TimeSpan.FromSeconds(double.Parse(text, CultureInfo.InvariantCulture));
