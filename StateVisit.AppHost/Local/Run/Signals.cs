using System.Runtime.InteropServices;

namespace StateVisit.AppHost.Local;

/// <summary>Ctrl-C, SIGTERM and a closed terminal ask to stop; asking twice means at once.</summary>
internal sealed class Signals : IDisposable
{
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _hurry = new();
    private readonly PosixSignalRegistration[] _registrations;

    public Signals() =>
        _registrations = [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Receive),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Receive),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, Receive),
            PosixSignalRegistration.Create(PosixSignal.SIGQUIT, Receive),
        ];

    public Task Stopped => _stopped.Task;
    public CancellationToken Hurry => _hurry.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _hurry.Dispose();
    }

    private void Receive(PosixSignalContext signal)
    {
        signal.Cancel = true;
        if (!_stopped.TrySetResult())
            _hurry.Cancel();
    }
}
