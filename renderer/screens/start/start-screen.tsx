import { useState } from 'react';
import type { CompanyId } from '../../../shared/ids.ts';
import { useCompanies } from '../../state/company.ts';
import { START } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';
import { AddCompany } from './add-company.tsx';
import { HowToBegin } from './how-to-begin.tsx';
import { KeysStep } from './keys-step.tsx';
import { PractiseCard } from './practise-card.tsx';
import './start.css';

/** The first screen: practise at once, or add a company; later the place where further companies are added. */
export function StartScreen() {
  const text = useText(START);
  const { companies } = useCompanies();
  const [addedId, setAddedId] = useState<CompanyId | null>(null);
  const added = companies.find((company) => company.id === addedId);
  const isFirst = companies.length === 0 || (companies.length === 1 && added !== undefined);
  const canPractise = !companies.some((company) => company.environment === 'practice');
  return (
    <div className="start">
      <header className="start__head">
        <h1>{isFirst ? text.title : text.addTitle}</h1>
        <p>{text.lead}</p>
      </header>
      {added !== undefined ? (
        <KeysStep company={added} />
      ) : (
        <div className={canPractise ? 'start__ways' : 'start__ways start__ways--one'}>
          {canPractise && <PractiseCard />}
          <AddCompany onAdded={setAddedId} isMain={!canPractise} />
        </div>
      )}
      <HowToBegin />
    </div>
  );
}
