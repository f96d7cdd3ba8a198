using System.Security.Cryptography;
using StateVisit.ServiceDefaults.Errors;
using StateVisit.Type.V1;

namespace StateVisit.TradeFigures.Importing;

/// <summary>A file on its way in: it lies on disk, never in memory, and is gone when it has been read.</summary>
internal sealed class Spool : IAsyncDisposable
{
    private readonly FileStream file;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly long limit;

    /// <param name="limit">In bytes.</param>
    public Spool(long limit)
    {
        this.limit = limit;
        var how = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 1 << 16,
            Options = FileOptions.DeleteOnClose | FileOptions.SequentialScan,
        };
        var path = Path.Combine(Path.GetTempPath(), $"statevisit-{Guid.NewGuid():N}.import");
        if (OperatingSystem.IsWindows())
        {
            file = new(path, how);
            return;
        }
        how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        file = new(path, how);
        // Without a name it is gone with its handle, however the process ends.
        File.Delete(path);
    }

    public long Length { get; private set; }

    public async Task AddAsync(ReadOnlyMemory<byte> piece, CancellationToken cancellation)
    {
        Length += piece.Length;
        if (Length > limit)
            throw Fault.Exhausted(ErrorReason.TooLarge, $"The file is larger than {limit >> 20} MB.");
        hash.AppendData(piece.Span);
        await file.WriteAsync(piece, cancellation);
    }

    /// <summary>All of it has come.</summary>
    /// <returns>The SHA-256 of the file.</returns>
    public byte[] End()
    {
        file.Position = 0;
        return hash.GetHashAndReset();
    }

    /// <summary>From its beginning, after <see cref="End"/>.</summary>
    public Stream Content => file;

    public async ValueTask DisposeAsync()
    {
        hash.Dispose();
        await file.DisposeAsync();
    }
}
