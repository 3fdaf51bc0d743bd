import { type ReactNode, useId } from 'react';

interface SettingsSectionProps {
  readonly title: string;
  readonly detail?: ReactNode;
  readonly children: ReactNode;
}

/** One matter of the settings: at the left what it is about, at the right what can be set. */
export function SettingsSection({ title, detail, children }: SettingsSectionProps) {
  const id = useId();
  return (
    <section className="settings__section" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {detail !== undefined && <p>{detail}</p>}
      </header>
      <div className="settings__fields">{children}</div>
    </section>
  );
}
