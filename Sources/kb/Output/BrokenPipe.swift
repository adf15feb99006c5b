/// Nobody reads the output any more, as in `kb inspect | head`: no error, but the end.
struct BrokenPipe: Error {}
