"""What a stand-in for a language model says: a script of the test, or a small policy that is the same every time.

The policy behaves like a model with tools. It looks things up before it answers (search_knowledge_base, together with
every other tool whose required arguments it can fill from the question), then answers with the lines of the search
results that share most words with the question, copied as they stand and cited, and with the results of other tools.

A script is a list of turns in the plan's settings, `{"script": [[part, …], …]}`, one for each turn of the model since
the question. A part is one of

    {"text": "…"}                                  words
    {"text": "…", "cite": [[result, start, end]]}  words that cite content blocks of a search result, end excluded
    {"tool": "name", "input": {…}}                 a tool call; `raw` instead of `input` is the text of its arguments
    {"reasoning": "…"}                             thoughts, which are no part of the answer
    {"stop": "max_tokens"}                         why the turn ends, when not because of its parts
"""

import json
import re
from dataclasses import dataclass, field


@dataclass
class SearchResult:
    """A search result of the request."""

    source: str
    title: str
    blocks: list


@dataclass
class Conversation:
    """What a model sees, whichever API it came through."""

    question: str = ""
    turns: int = 0
    results: list = field(default_factory=list)
    tools: list = field(default_factory=list)
    outcomes: list = field(default_factory=list)


@dataclass
class Part:
    """A block of a model's turn. `cited` are triples of a search result's number, first block and end."""

    text: str = ""
    cited: list = field(default_factory=list)
    tool: str = ""
    arguments: str = ""
    reasoning: str = ""


def turn(conversation, settings):
    """The parts of the next turn and the reason why it ends, `None` when its parts say it."""
    script = settings.get("script")
    if script is None:
        return policy(conversation), None
    if conversation.turns >= len(script):
        return [Part(text="The script is over.")], None
    parts, stop = [], None
    for given in script[conversation.turns]:
        stop = given.get("stop", stop)
        if "tool" in given:
            arguments = given["raw"] if "raw" in given else json.dumps(given.get("input", {}))
            parts.append(Part(tool=given["tool"], arguments=arguments))
        elif "reasoning" in given:
            parts.append(Part(reasoning=given["reasoning"]))
        elif "text" in given:
            parts.append(Part(text=given["text"], cited=given.get("cite", [])))
    return parts, stop


def words(text):
    """The words of a text that mean something."""
    return {word for word in re.findall(r"[a-z0-9_]+", text.lower()) if len(word) > 2} - {"the", "what", "and", "for", "are"}


def policy(conversation):
    """Looks up first, then answers."""
    if conversation.turns == 0 and conversation.tools:
        calls = [part for tool in conversation.tools if (part := call(tool, conversation.question))]
        if calls:
            return [Part(text="Let me look that up.")] + calls
    return answer(conversation)


def call(tool, question):
    """A call of a tool whose required arguments the question can fill; `None` for any other."""
    schema = tool["schema"]
    arguments = {}
    for name in schema.get("required", []):
        kind = schema["properties"][name]
        number = re.search(r"\d+", question)
        if kind.get("enum"):
            arguments[name] = kind["enum"][0]
        elif name == "query":
            arguments[name] = question
        elif kind.get("type") == "integer" and number:
            arguments[name] = int(number.group())
        else:
            return None
    return Part(tool=tool["name"], arguments=json.dumps(arguments))


def answer(conversation):
    """The best lines of the search results, cited, and what the other tools gave."""
    asked = words(conversation.question)
    found, seen = [], set()
    for number, result in enumerate(conversation.results):
        for position, block in enumerate(result.blocks):
            if (position > 0 or len(result.blocks) == 1) and (result.source, position) not in seen:
                seen.add((result.source, position))
                found.append((len(asked & words(block + " " + result.title)), -number, -position))
    parts = []
    for score, number, position in sorted(found, reverse=True)[:2]:
        if score > 0:
            result = conversation.results[-number]
            parts.append(Part(text=f"In {result.title}: "))
            parts.append(Part(text=result.blocks[-position], cited=[[-number, -position, -position + 1]]))
            parts.append(Part(text=". "))
    for name, outcome in conversation.outcomes:
        parts.append(Part(text=f"{name} says {outcome[:200]}. "))
    return parts or [Part(text="The knowledge base does not hold the answer.")]


def pieces(text, width):
    """A text in pieces of so many characters, at least one."""
    return [text[start : start + width] for start in range(0, len(text), width)] or [""]
