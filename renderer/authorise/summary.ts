import { formatAmount, formatFigures, type Locale, type Minor, sum } from '../../shared/amounts.ts';
import type { AuthoriseSummary } from '../../shared/approval.ts';
import type { AuthoriseText } from '../text/tr/authorise.ts';
import { type Child, element } from './dom.ts';
import { notice } from './frame.ts';
import { formatCount, when } from './when.ts';
import { limitSentence } from './words.ts';

const NAMES_SHOWN = 4;
const CHANGES_SHOWN = 3;

/** Everything main computed about what will be authorised: left the money and what is odd about it, right the proof. */
export function summaryView(summary: AuthoriseSummary, text: AuthoriseText): HTMLElement {
  const { locale, currency } = summary;
  const amount = (value: Minor): string => formatAmount(value, currency, locale);
  return element(
    'main',
    { class: 'summary', tabindex: '0', 'aria-label': text.detailsLabel },
    element(
      'section',
      { class: 'summary__money' },
      element('h1', { class: 'hidden' }, text.titles.authorise),
      element(
        'p',
        { class: 'total', 'aria-label': `${text.totalLabel}: ${amount(summary.total)}` },
        amount(summary.total),
      ),
      element('p', { class: 'words' }, summary.totalInWords),
      facts(factLines(summary, text)),
      ...flags(summary, text, amount),
    ),
    element(
      'section',
      { class: 'summary__proof' },
      biggest(summary, text, amount),
      payouts(summary, text, amount),
      fingerprint(summary, text),
    ),
  );
}

function factLines(summary: AuthoriseSummary, text: AuthoriseText): readonly (readonly [string, Child])[] {
  const { facts: words } = text;
  const { locale } = summary;
  const count = (value: number): string => formatCount(value, locale);
  return [
    [words.count, count(summary.count)],
    [words.list, summary.listName],
    [words.purpose, text.purposes[summary.purpose]],
    [words.notSent, notSent(summary, text, count)],
    [words.balance, balance(summary, text)],
    [
      words.commission,
      summary.commission === null ? text.commissionLater : formatAmount(summary.commission, summary.currency, locale),
    ],
  ];
}

function facts(lines: readonly (readonly [string, Child])[]): HTMLElement {
  return element(
    'dl',
    { class: 'facts' },
    ...lines.map(([term, value]) => element('div', {}, element('dt', {}, term), element('dd', {}, value))),
  );
}

function notSent({ notSent: rows }: AuthoriseSummary, text: AuthoriseText, count: (value: number) => string): string {
  const parts = [
    rows.notAccepted > 0 ? text.notAccepted(count(rows.notAccepted)) : '',
    rows.held > 0 ? text.held(count(rows.held)) : '',
    rows.dropped > 0 ? text.dropped(count(rows.dropped)) : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? text.notSentNone : parts.join(' · ');
}

function balance({ balance: found, total, locale }: AuthoriseSummary, text: AuthoriseText): HTMLElement {
  if (found === null) return element('span', {}, text.balanceUnknown);
  return element(
    'span',
    {},
    `${formatFigures(found, locale)} · ${found < total ? text.balanceShort : text.balanceEnough} `,
    element('small', {}, `(${text.balanceNote})`),
  );
}

function flags(
  summary: AuthoriseSummary,
  text: AuthoriseText,
  amount: (value: Minor) => string,
): readonly HTMLElement[] {
  const { limits, limitsRefuse, locale, balance: found, total } = summary;
  const lines = limits.map((problem) => element('p', {}, limitSentence(problem, text, locale)));
  const shown = [
    limits.length === 0
      ? null
      : notice(
          limitsRefuse ? 'error' : 'warning',
          limitsRefuse ? text.flags.limitRefusal : text.flags.limitWarning,
          ...lines,
        ),
    found !== null && found < total
      ? notice('warning', text.flags.balanceTitle, element('p', {}, text.flags.balanceBody))
      : null,
    changedIbans(summary, text, amount),
    newRecipients(summary, text, amount),
  ].filter((flag) => flag !== null);
  return summary.changedIbanCount + summary.newRecipientCount === 0
    ? [...shown, notice('ok', text.flags.nothing)]
    : shown;
}

function changedIbans(
  { changedIbans: people, changedIbanCount, locale }: AuthoriseSummary,
  text: AuthoriseText,
  amount: (value: Minor) => string,
): HTMLElement | null {
  if (changedIbanCount === 0) return null;
  const shown = people.slice(0, CHANGES_SHOWN);
  const lines = shown.map((person) =>
    element(
      'p',
      { class: 'change' },
      element('span', { class: 'change__name' }, person.name),
      element(
        'span',
        { class: 'code' },
        element('span', { class: 'hidden' }, `${text.flags.changedFrom} `),
        person.before,
      ),
      element('span', { 'aria-hidden': 'true' }, '→'),
      element(
        'span',
        { class: 'code change__after' },
        element('span', { class: 'hidden' }, `${text.flags.changedTo} `),
        person.after,
      ),
      element('b', {}, amount(person.amount)),
    ),
  );
  return notice(
    'warning',
    text.flags.changed(formatCount(changedIbanCount, locale)),
    more(changedIbanCount - shown.length, text, locale),
    ...lines,
  );
}

function newRecipients(
  { newRecipients: people, newRecipientCount, locale }: AuthoriseSummary,
  text: AuthoriseText,
  amount: (value: Minor) => string,
): HTMLElement | null {
  if (newRecipientCount === 0) return null;
  const shown = people.slice(0, NAMES_SHOWN);
  const isComplete = people.length === newRecipientCount;
  const names = shown.map((person) => person.name).join(', ');
  return notice(
    'warning',
    text.flags.fresh(formatCount(newRecipientCount, locale)),
    more(newRecipientCount - shown.length, text, locale),
    element('p', {}, isComplete ? `${names} · ${amount(sum(people.map((person) => person.amount)))}` : names),
  );
}

const more = (count: number, text: AuthoriseText, locale: Locale): HTMLElement | null =>
  count > 0 ? element('span', { class: 'notice__more' }, text.flags.more(formatCount(count, locale))) : null;

function biggest(summary: AuthoriseSummary, text: AuthoriseText, amount: (value: Minor) => string): HTMLElement {
  return box(
    text.biggest(formatCount(summary.biggest.length, summary.locale)),
    summary.biggest.map(({ name, amount: value }) => [name, amount(value)]),
  );
}

function payouts(summary: AuthoriseSummary, text: AuthoriseText, amount: (value: Minor) => string): HTMLElement | null {
  if (summary.payouts.length < 2) return null;
  const { locale } = summary;
  const list = box(
    text.payoutsTitle(formatCount(summary.payouts.length, locale)),
    summary.payouts.map((payout, index) => [
      `${index + 1}. ${text.payments(formatCount(payout.count, locale))}`,
      amount(payout.total),
    ]),
  );
  list.append(element('p', { class: 'box__note' }, text.payoutsNote));
  return list;
}

function box(title: string, lines: readonly (readonly [string, string])[]): HTMLElement {
  return element(
    'div',
    { class: 'box' },
    element('h2', {}, title),
    element(
      'ul',
      {},
      ...lines.map(([name, value]) => element('li', {}, element('span', {}, name), element('b', {}, value))),
    ),
  );
}

function fingerprint(summary: AuthoriseSummary, text: AuthoriseText): HTMLElement {
  const lines: readonly (readonly [string, Child])[] = [
    [text.facts.fingerprint, element('span', { class: 'code' }, shortDigest(summary.digest))],
    [text.facts.prepared, when(summary.preparedAt, summary.locale)],
    [text.facts.operator, summary.operator],
  ];
  const list = facts(lines);
  list.classList.add('facts--quiet');
  return list;
}

/** The digest's short form for the eye, as in the list and in the journal: `7F3A-91C2-0B6E`. */
export function shortDigest(digest: string): string {
  return (digest.slice(0, 12).toUpperCase().match(/.{4}/g) ?? []).join('-');
}
