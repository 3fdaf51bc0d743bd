import type { LucideIcon } from 'lucide-react';

/** One thing the program can do. */
export interface Command {
  readonly id: string;
  readonly label: string;
  /** Where it belongs: "Liste", "Firma". */
  readonly group: string;
  readonly icon?: LucideIcon | undefined;
  readonly keys?: string | undefined;
  /** Other words a person may look for it by. */
  readonly keywords?: string | undefined;
  readonly onRun: () => void;
}

/** The commands in which every typed word begins some word, those whose label begins with it first. */
export function rankCommands(
  commands: readonly Command[],
  typed: string,
  fold: (text: string) => string,
): readonly Command[] {
  const words = fold(typed).split(' ').filter(Boolean);
  const [first] = words;
  if (first === undefined) return commands;
  return commands
    .map((command) => ({
      command,
      label: fold(command.label),
      all: ` ${fold(`${command.label} ${command.group} ${command.keywords ?? ''}`)}`,
    }))
    .filter(({ all }) => words.every((word) => all.includes(` ${word}`)))
    .sort((a, b) => Number(b.label.startsWith(first)) - Number(a.label.startsWith(first)))
    .map(({ command }) => command);
}
