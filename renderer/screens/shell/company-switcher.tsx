import { Plus } from 'lucide-react';
import { DialogTrigger, ListBox, ListBoxItem, Popover, Dialog } from 'react-aria-components';
import type { Company } from '../../../shared/companies.ts';
import { Button } from '../../components/button.tsx';
import { CompanyBadge, CompanyMark } from '../../components/company-badge.tsx';
import { EnvironmentTag } from '../../components/environment-ribbon.tsx';
import { chooseCompany } from '../../state/company.ts';
import { navigate } from '../../state/route.ts';
import { COMMON } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';

/** Which company one works in, and the way to another or a new one. */
export function CompanySwitcher({
  company,
  companies,
}: {
  readonly company: Company | null;
  readonly companies: readonly Company[];
}) {
  const text = useText(COMMON);
  if (company === null)
    return <CompanyBadge name={text.companies.none} detail={text.companies.noneDetail} colour="slate" />;
  return (
    <DialogTrigger>
      <CompanyBadge
        name={company.name}
        colour={company.colour}
        detail={companies.length > 1 ? text.companies.switchCount(companies.length) : text.companies.switch}
        onPress={() => undefined}
      />
      <Popover className="pd-popover" placement="bottom start" offset={4}>
        <Dialog className="shell__companies" aria-label={text.companies.menu}>
          {({ close }) => (
            <>
              <ListBox
                aria-label={text.companies.menu}
                items={companies}
                selectionMode="single"
                selectedKeys={[company.id]}
                onAction={(key) => {
                  const chosen = companies.find((each) => each.id === key);
                  if (chosen !== undefined) {
                    chooseCompany(chosen.id);
                    navigate({ kind: 'lists' });
                  }
                  close();
                }}
              >
                {(each) => (
                  <ListBoxItem id={each.id} textValue={each.name} className="shell__company">
                    <CompanyMark name={each.name} colour={each.colour} size="small" />
                    <span>{each.name}</span>
                    <EnvironmentTag environment={each.environment} name={text.environments[each.environment].short} />
                  </ListBoxItem>
                )}
              </ListBox>
              <Button
                variant="quiet"
                icon={Plus}
                isFullWidth
                onPress={() => {
                  close();
                  navigate({ kind: 'start' });
                }}
              >
                {text.companies.add}
              </Button>
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
