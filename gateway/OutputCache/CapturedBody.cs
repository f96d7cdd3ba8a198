using System.Buffers;

namespace StateVisit.Gateway.OutputCache;

/// <summary>Holds an answer back so that it can be kept and tagged; one that grows too large is let through as it comes.</summary>
internal sealed class CapturedBody(Stream target) : Stream
{
    private const int MaxBytes = 1024 * 1024;

    private readonly ArrayBufferWriter<byte> held = new();

    public bool IsSpilled { get; private set; }

    public ReadOnlyMemory<byte> Bytes => held.WrittenMemory;

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        if (!IsSpilled && held.WrittenCount + buffer.Length <= MaxBytes)
        {
            held.Write(buffer.Span);
            return;
        }
        if (!IsSpilled)
        {
            IsSpilled = true;
            await target.WriteAsync(held.WrittenMemory, cancellationToken);
        }
        await target.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) =>
        IsSpilled ? target.FlushAsync(cancellationToken) : Task.CompletedTask;

    public override void Flush() { }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
