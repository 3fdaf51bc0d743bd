/** Characters that some system does not take in a file's name. */
const FORBIDDEN = /[\\/:*?"<>|\p{Cc}\p{Cf}]+/gu;
/** Names Windows keeps for devices, whatever their ending. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
const MOST = 120;

/**
 * A file name a person would give: `Kasım 2026 maaş – akıbet.xlsx`. The parts are parted by a dash; what a file system
 * does not take becomes a space.
 */
export function fileName(parts: readonly string[], ending: string): string {
  const name = parts
    .map((part) => part.replace(FORBIDDEN, ' ').replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '')
    .join(' – ');
  const cut = [...name]
    .slice(0, MOST)
    .join('')
    .replace(/[. ]+$/, '');
  return `${cut === '' || RESERVED.test(cut) ? `_${cut}` : cut}.${ending}`;
}

/** A file's name without its ending. */
export function withoutEnding(name: string): string {
  return name.replace(/\.[A-Za-z0-9]{1,5}$/, '');
}
