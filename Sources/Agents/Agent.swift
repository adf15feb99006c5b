import Prompts
