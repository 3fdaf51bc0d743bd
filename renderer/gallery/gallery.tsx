import { useState } from 'react';
import { SegmentedControl } from '../components/segmented-control.tsx';
import { SECTIONS } from './sections.tsx';

type Theme = 'system' | 'light' | 'dark';

/** All sections beneath each other, or one alone. */
export function Gallery({ only }: { readonly only: string | undefined }) {
  const section = SECTIONS.find(({ id }) => id === only);
  if (section !== undefined) {
    return (
      <main className={section.isWholePage === true ? 'g-alone g-alone--whole' : 'g-alone'} data-section={section.id}>
        {section.isWholePage === true ? null : <h1 className="pd-hidden">{section.title}</h1>}
        {section.render(true)}
      </main>
    );
  }
  return <AllSections />;
}

function AllSections() {
  const [theme, setTheme] = useState<Theme>('system');
  const choose = (next: Theme) => {
    setTheme(next);
    if (next === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = next;
  };
  return (
    <main className="g-page">
      <header className="g-top">
        <h1>Parça galerisi</h1>
        <SegmentedControl
          label="Tema"
          value={theme}
          onChange={choose}
          options={[
            { value: 'system', label: 'Sistem' },
            { value: 'light', label: 'Açık' },
            { value: 'dark', label: 'Koyu' },
          ]}
        />
      </header>
      {SECTIONS.map(({ id, title, render, isWholePage = false }) => (
        <section key={id} className="g-section" aria-labelledby={`t-${id}`}>
          <h2 id={`t-${id}`}>
            <a href={`?section=${id}`}>{title}</a>
          </h2>
          {isWholePage ? <p>Tek başına açılır: başlığa basın.</p> : render(false)}
        </section>
      ))}
    </main>
  );
}
