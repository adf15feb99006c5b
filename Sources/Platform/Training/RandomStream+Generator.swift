/// Streams also serve the standard library's shuffling.
extension RandomStream: RandomNumberGenerator {}
