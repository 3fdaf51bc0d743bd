import { Building2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Company } from '../../../shared/companies.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Select } from '../../components/select.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { chooseCompany, useCompanies } from '../../state/company.ts';
import { navigate, type Route, useRoute } from '../../state/route.ts';
import { useAsk } from '../../state/use-ask.ts';
import { useText } from '../../text/use-text.ts';
import { FailedView } from '../shell/failed-view.tsx';
import { AboutSection } from './about-section.tsx';
import { AppearanceSection } from './appearance-section.tsx';
import { BackupSection } from './backup-section.tsx';
import { CompanySection } from './company-section.tsx';
import { KeysSection } from './keys-section.tsx';
import { LimitsSection } from './limits-section.tsx';
import { RetentionSection } from './retention-section.tsx';
import { SETTINGS_TEXT } from './settings-text.ts';
import './settings.css';

const SECTIONS = ['company', 'access', 'retention', 'appearance', 'backup', 'about'] as const;
type Section = (typeof SECTIONS)[number];

const sectionOf = (route: Route): Section =>
  (route.kind === 'settings' ? SECTIONS.find((each) => each === route.section) : undefined) ?? 'company';

/** Everything that can be set, in parts; what belongs to a company says so and can be switched to another. */
export function SettingsScreen() {
  const route = useRoute();
  const text = useText(SETTINGS_TEXT);
  const { companies, company, isReady } = useCompanies();
  const app = useAsk('app.state', {});
  const [chosen, setChosen] = useState({ route, section: sectionOf(route) });
  // A new way here (the sidebar's "back up…") opens its own part, even when the settings are already on view.
  const section = chosen.route === route ? chosen.section : sectionOf(route);
  const setSection = (next: Section) => setChosen({ route, section: next });
  if (app.state === 'failed') return <FailedView problem={app.problem} onRetry={app.again} />;
  if (app.state === 'waiting' || !isReady) return <Skeleton lines={8} label={text.loading} />;

  const ofCompany = (content: (company: Company) => ReactNode) =>
    company === null ? (
      <EmptyState
        icon={Building2}
        title={text.noCompanyTitle}
        detail={text.noCompanyDetail}
        action={
          <Button variant="primary" onPress={() => navigate({ kind: 'start' })}>
            {text.addCompany}
          </Button>
        }
      />
    ) : (
      <div key={company.id}>{content(company)}</div>
    );
  const contents: Readonly<Record<Section, ReactNode>> = {
    company: ofCompany((each) => <CompanySection company={each} />),
    access: ofCompany((each) => (
      <>
        <KeysSection company={each} />
        <LimitsSection company={each} />
      </>
    )),
    retention: ofCompany((each) => <RetentionSection company={each} />),
    appearance: <AppearanceSection preferences={app.value.preferences} />,
    backup: <BackupSection lastBackupAt={app.value.lastBackupAt} />,
    about: <AboutSection app={app.value} />,
  };
  return (
    <section className="settings">
      <PageHeader
        title={text.title}
        actions={
          company !== null && companies.length > 1 ? (
            <Select
              label={text.company.which}
              isLabelHidden
              value={company.id}
              options={companies.map((each) => ({ value: each.id, label: each.name }))}
              onChange={chooseCompany}
            />
          ) : undefined
        }
      />
      <Tabs
        label={text.sectionsLabel}
        value={section}
        onChange={setSection}
        tabs={SECTIONS.map((each) => ({
          value: each,
          label: text.sections[each],
          content: <div className="settings__panel">{contents[each]}</div>,
        }))}
      />
    </section>
  );
}
