/// Why a response that had begun is no whole turn.
enum TurnFault: Error {
  /// The provider said so in the middle of the response.
  case reported(ServiceFault)
  /// The response is not what is documented: what was expected and what was found.
  case malformed(String)
}
