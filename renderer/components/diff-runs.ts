/** Parts a text into stretches that agree with the other, place by place, and stretches that differ. */
export function runs(text: string, other: string): readonly { readonly text: string; readonly differs: boolean }[] {
  const parts: { text: string; differs: boolean }[] = [];
  for (const [index, character] of [...text].entries()) {
    const differs = [...other][index] !== character;
    const last = parts.at(-1);
    if (last !== undefined && last.differs === differs) last.text += character;
    else parts.push({ text: character, differs });
  }
  return parts;
}
