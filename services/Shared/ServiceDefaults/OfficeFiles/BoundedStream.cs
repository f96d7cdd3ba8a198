namespace StateVisit.ServiceDefaults.OfficeFiles;

/// <summary>How much may still be unpacked of a file, however many of its parts are read.</summary>
internal sealed class Budget(long bytes)
{
    private long left = bytes;

    public void Take(int count)
    {
        left -= count;
        if (left < 0)
            throw new InvalidDataException("it unpacks to more than it may hold");
    }
}

/// <summary>Unpacks as much as the budget allows: what a file says of its own size need not be true.</summary>
internal sealed class BoundedStream(Stream inner, Budget budget) : Stream
{
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        budget.Take(count);
        return count;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
