namespace StateVisit.Participants.Drawing.Paper;

/// <summary>A point on paper, in millimetres from its upper left corner.</summary>
public readonly record struct Spot(double X, double Y);

/// <summary>A rectangle on paper, in millimetres.</summary>
public readonly record struct Box(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    public Spot Centre => new(X + Width / 2, Y + Height / 2);

    public Box Without(double left = 0, double top = 0, double right = 0, double bottom = 0) =>
        new(X + left, Y + top, Width - left - right, Height - top - bottom);

    public static Box Around(Spot centre, double width, double height) =>
        new(centre.X - width / 2, centre.Y - height / 2, width, height);
}
