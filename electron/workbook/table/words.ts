import type { MappingField } from '../../../shared/mapping.ts';
import { fold } from '../../../shared/turkish.ts';
import { HEADER_NAMES } from './header-names.ts';

/** Words that keep a money column from being what is paid. */
const NOT_PAID =
  /\b(brut|kesinti\w*|vergi\w*|sgk|prim\w*|komisyon\w*|kdv|stopaj|matrah\w*|avans|damga|mesai|gun|saat|ikramiye|agi|gross|tax|fee|fees|commission|deduction\w*|hours|rate|vat|id|no|onceki|previous)\b/;
/** Columns that number or describe the rows and feed nothing. */
const PLAIN_EXTRAS =
  /^(sira|sira no|no|s no|s n|sn|nr|row|line|banka|banka adi|bank|bank name|sube|sube kodu|branch|durum|status|tarih|date|departman|department|bolum|gorev|title|e posta|email|e mail|mail)$/;

export type HeaderMatch = { readonly field: MappingField; readonly score: number };

/** Units and marks at the end of a header that are no part of its name: `Tutar (TL)`, `Net Ücret ₺`, `IBAN *`. */
function bareHeader(header: string): string {
  return fold(header.replace(/\((?:[^()]*)\)|\[[^\]]*\]/g, ' ')).replace(/ (tl|try|usd|eur)$/, '') || fold(header);
}

/** The fields a header's words can mean, best first. Phrases inside a longer header count for less than the whole of it. */
export function matchHeader(header: string): readonly HeaderMatch[] {
  const bare = bareHeader(header);
  if (bare === '' || PLAIN_EXTRAS.test(bare)) return [];
  const matches: HeaderMatch[] = [];
  for (const [field, names] of HEADER_NAMES) {
    const score = scoreOf(bare, names);
    if (score > 0 && !(field === 'amount' && NOT_PAID.test(bare))) matches.push({ field, score });
  }
  return matches.sort((a, b) => b.score - a.score);
}

function scoreOf(bare: string, names: ReadonlyMap<string, number>): number {
  const exact = names.get(bare);
  if (exact !== undefined) return exact;
  if (bare.length > 60) return 0;
  const padded = ` ${bare} `;
  let best = 0;
  for (const [name, weight] of names) {
    if (name.length < 3 || !padded.includes(` ${name} `)) continue;
    // The more of the header a phrase covers, the likelier that it is what the header says.
    best = Math.max(best, weight * (0.55 + 0.3 * (name.length / bare.length)));
  }
  return best;
}

/** True for headers of numbers that are never what is paid: row numbers, gross pay, taxes. */
export function isPlainlyNotPaid(header: string): boolean {
  const bare = bareHeader(header);
  return PLAIN_EXTRAS.test(bare) || NOT_PAID.test(bare);
}

const TOTAL_QUICK = /to[pt]|yek|sum/i;
const TOTAL =
  /^(genel |ara |net |alt |banka |sayfa |brut |liste |grand |sub )*(toplam\w*|yekun|total\w*|subtotal|sum)\b|\b(toplam|toplami|total)$/;

/** True for the label of a totals row: `TOPLAM`, `GENEL TOPLAM`, `Ara Toplam:`, `Total`. */
export function isTotalLabel(text: string): boolean {
  return text.length <= 60 && TOTAL_QUICK.test(text) && TOTAL.test(fold(text));
}
