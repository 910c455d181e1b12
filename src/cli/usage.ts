import type { CommanderError } from "commander";
import { usageWords } from "../messages/desk-help.js";

/** commander's complaint as a sentence for the operator: only what was typed is taken from it. */
export function usageMessage(error: CommanderError): string {
  const quoted = plain(/'([^']*)'/.exec(error.message)?.[1] ?? "");
  const suggestion = /\(Did you mean (?:one of )?(.+?)\?\)/.exec(error.message)?.[1];
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
      return invalidMessage(error.message);
    default:
      return usageWords.wrong();
  }
}

/*
 * error: option '--year <year>' argument 'x' is invalid. Our own sentence.
 * error: option '--role <role>' argument 'x' is invalid. Allowed choices are chair, clerk.
 * error: command-argument value 'x' is invalid for argument 'date'. Our own sentence.
 */
const OF_OPTION = /option '(?<name>[^']+)' argument '(?<value>.*)' is invalid\. (?<why>.*)$/s;
const OF_ARGUMENT = /value '(?<value>.*)' is invalid for argument '(?<name>[^']+)'\. (?<why>.*)$/s;

function invalidMessage(message: string): string {
  const found = OF_OPTION.exec(message) ?? OF_ARGUMENT.exec(message);
  if (found?.groups === undefined) return usageWords.wrong();
  const { name = "", value = "", why = "" } = found.groups;
  const choices = /^Allowed choices are (.*)\.$/s.exec(why)?.[1];
  const reason = choices === undefined ? why : usageWords.choices(choices);
  return usageWords.invalid(plain(name), value, reason);
}

/** "--year <year>" → "--year": the placeholder is for the help page. */
function plain(flags: string): string {
  return flags.replace(/ [<[].*$/, "");
}
