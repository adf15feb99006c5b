/// The record of a run whose answer rests on the result of a tool, as one with the platform's tools leaves it.
enum ToolRun {
  static let record = """
    {"run":"0a0a0a0a","session":"0a0a0a0a","created":"2025-10-21T00:00:00Z","question":"why?","model":"offline",\
    "passage_count":5,"instruction":"Answer.","history":[]}
    {"event":"text","ms":3.1,"model":{"text":"It is 0.62","sources":[{"call":"explain-1","pointers":["/prediction"]}]}}
    {"event":"turn_started","ms":2.1,"messages":3,"new_messages":[{"role":"user","content":[{"tool_result":\
    {"id":"explain-1","result":{"model":"churn","prediction":0.62}}}]}]}
    {"result":{"answer":"It is 0.62","citations":[{"span":[0,10],"tool":"explain_prediction","call":"explain-1",\
    "input":{"customer_id":12345},"lines":[3,3],"pointers":["/prediction"],"text":"/prediction: 0.62"}],\
    "unsupported":[],"steps":[],"usage":{"input_tokens":0,"output_tokens":0,\
    "cache_read_tokens":0,"cache_write_tokens":0,"usd":0},"figures_checked":1,\
    "stop_reason":"end_turn","milliseconds":3.2}}

    """
}
