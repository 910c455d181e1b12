import type { CommanderError } from "commander";
import { usageWords } from "../messages/desk-help.js";

/** commander's complaint as a sentence for the operator; what it quotes is kept. */
export function usageMessage(error: CommanderError): string {
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? "";
  const suggestion = /\(Did you mean (?:one of )?(.+?)\?\)/.exec(error.message)?.[1];
  const invalid = /is invalid\.? ?(.*)$/s.exec(error.message)?.[1] ?? "";
  switch (error.code) {
    case "commander.unknownOption":
      return usageWords.unknownOption(quoted, suggestion);
    case "commander.unknownCommand":
      return usageWords.unknownCommand(quoted, suggestion);
    case "commander.missingArgument":
      return usageWords.missingArgument(quoted);
    case "commander.optionMissingArgument":
      return usageWords.valueMissing(quoted);
    case "commander.missingMandatoryOptionValue":
      return usageWords.optionMissing(quoted);
    case "commander.excessArguments":
      return usageWords.tooMuch();
    case "commander.invalidArgument":
      return usageWords.invalid(quoted, invalid.replace("Allowed choices are", usageWords.choices));
    default:
      return usageWords.wrong();
  }
}
