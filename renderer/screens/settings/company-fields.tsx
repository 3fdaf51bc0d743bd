import { COLOURS, type Company, type CompanySettings } from '../../../shared/companies.ts';
import { PURPOSES, TURKISH_PURPOSES } from '../../../shared/items.ts';
import { CURRENCIES } from '../../../shared/money.ts';
import { Checkbox } from '../../components/checkbox.tsx';
import { EnvironmentTag } from '../../components/environment-ribbon.tsx';
import { Select } from '../../components/select.tsx';
import { TextField } from '../../components/text-field.tsx';
import { COMMON } from '../../text/areas.ts';
import { useFormat, useText } from '../../text/use-text.ts';
import { type CompanyDraft, RANGES } from './company-draft.ts';
import { SettingsSection } from './settings-section.tsx';
import { SETTINGS_TEXT } from './settings-text.ts';

interface CompanyFieldsProps {
  readonly company: Company;
  readonly draft: CompanyDraft;
  readonly wrong: readonly string[];
  readonly onChange: (draft: CompanyDraft) => void;
}

/** The fields of a company's settings. */
export function CompanyFields({ company, draft, wrong, onChange }: CompanyFieldsProps) {
  const all = useText(SETTINGS_TEXT);
  const common = useText(COMMON);
  const { count } = useFormat();
  const { company: text } = all;
  const { settings } = draft;
  const set = (part: Partial<CompanyDraft>) => onChange({ ...draft, ...part });
  const setSettings = (part: Partial<CompanySettings>) => set({ settings: { ...settings, ...part } });
  const range = (field: keyof typeof RANGES) =>
    wrong.includes(field) ? all.whole(count(RANGES[field][0]), count(RANGES[field][1])) : undefined;
  // What is chosen stays offered, also after the wider choice was switched off.
  const purposes = (settings.englishPurposes ? PURPOSES : TURKISH_PURPOSES).map((purpose) => ({
    value: purpose,
    label: common.purposes[purpose],
  }));
  return (
    <>
      <SettingsSection title={text.identity} detail={text.environmentFixed}>
        <div className="settings__pair settings__pair--name">
          <TextField
            label={text.name}
            value={draft.name}
            onChange={(name) => set({ name })}
            maxLength={120}
            error={wrong.includes('name') ? text.nameNeeded : undefined}
          />
          <Select
            label={text.colour}
            value={draft.colour}
            options={COLOURS.map((colour) => ({ value: colour, label: text.colours[colour] }))}
            onChange={(colour) => set({ colour })}
          />
        </div>
        <p className="settings__line">
          {text.environment}
          <EnvironmentTag environment={company.environment} name={common.environments[company.environment].short} />
          <span>{common.environments[company.environment].meaning}</span>
        </p>
      </SettingsSection>
      <SettingsSection title={text.lists}>
        <div className="settings__pair">
          <Select
            label={text.purpose}
            value={settings.purpose}
            options={purposes}
            onChange={(purpose) => setSettings({ purpose })}
          />
          <Select
            label={text.currency}
            value={settings.currency}
            options={CURRENCIES.map((currency) => ({ value: currency, label: common.currencies[currency] }))}
            onChange={(currency) => setSettings({ currency })}
          />
        </div>
        <Checkbox
          isSelected={settings.englishPurposes}
          onChange={(englishPurposes) => setSettings({ englishPurposes })}
          hint={text.englishPurposesHint}
        >
          {text.englishPurposes}
        </Checkbox>
        <div className="settings__short">
          <TextField
            label={text.maxItems}
            hint={text.maxItemsHint}
            value={draft.maxItems}
            inputMode="numeric"
            onChange={(maxItems) => set({ maxItems })}
            error={range('maxItems')}
          />
        </div>
      </SettingsSection>
      <SettingsSection title={text.checks}>
        <div className="settings__short">
          <TextField
            label={text.duplicateDays}
            hint={text.duplicateDaysHint}
            value={draft.duplicateDays}
            inputMode="numeric"
            onChange={(duplicateDays) => set({ duplicateDays })}
            error={range('duplicateDays')}
          />
          <TextField
            label={text.amountChange}
            value={draft.amountChange}
            inputMode="numeric"
            onChange={(amountChange) => set({ amountChange })}
            error={range('amountChange')}
          />
        </div>
      </SettingsSection>
      <SettingsSection title={text.accounting} detail={text.accountsHint}>
        <div className="settings__pair">
          <TextField
            label={text.debit}
            value={settings.accounts.debit}
            maxLength={40}
            onChange={(debit) => setSettings({ accounts: { ...settings.accounts, debit } })}
          />
          <TextField
            label={text.credit}
            value={settings.accounts.credit}
            maxLength={40}
            onChange={(credit) => setSettings({ accounts: { ...settings.accounts, credit } })}
          />
          <TextField
            label={text.commissionAccount}
            value={settings.accounts.commission}
            maxLength={40}
            onChange={(commission) => setSettings({ accounts: { ...settings.accounts, commission } })}
          />
        </div>
      </SettingsSection>
    </>
  );
}
