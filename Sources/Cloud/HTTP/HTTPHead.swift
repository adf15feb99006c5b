/// Status and headers of a response.
struct HTTPHead: Sendable, Hashable {
  var status: Int
  var headers: [HTTPHeader] = []
}
