// Checks without the service, and without its secrets, that a journal still holds what a checkpoint says. See --help.
using StateVisit.CheckJournal;

return await Command.RunAsync(args, Console.Out);
