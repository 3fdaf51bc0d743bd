import { Info } from 'lucide-react';
import type { ImportNote } from '../../../shared/import.ts';
import { Icon } from '../../components/icon.tsx';
import { IMPORT } from '../../text/areas.ts';
import { readParams } from '../../../shared/text/params.ts';
import { useLocale, useText } from '../../text/use-text.ts';

/** What was noticed in the file: what was read although hidden, and what was left out. */
export function ImportNotes({ notes }: { readonly notes: readonly ImportNote[] }) {
  const text = useText(IMPORT);
  const locale = useLocale();
  if (notes.length === 0) return null;
  return (
    <section className="import__card">
      <h2>{text.notesTitle}</h2>
      <ul className="import__notes">
        {notes.map((note) => (
          <li key={note.code}>
            <Icon icon={Info} size={14} />
            <span>{text.notes[note.code](readParams(note.params, locale))}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
