import type { Locale } from './amounts.ts';

/** The words of the printable record. States, reasons, purposes and environments come in their own words from the caller. */
export interface RecordWords {
  readonly title: string;
  readonly notReceipt: string;
  readonly company: string;
  readonly environment: string;
  readonly list: string;
  readonly period: string;
  readonly purpose: string;
  readonly made: string;
  readonly masked: string;
  readonly rehearsal: string;
  readonly totals: string;
  readonly state: string;
  readonly count: string;
  readonly amount: string;
  readonly total: string;
  readonly inWords: string;
  readonly paidInWords: string;
  readonly payouts: string;
  readonly externalId: string;
  readonly requestId: string;
  readonly prepared: string;
  readonly authorised: string;
  readonly notAuthorised: string;
  readonly rows: string;
  readonly row: string;
  readonly name: string;
  readonly recipient: string;
  readonly reference: string;
  readonly explanation: string;
  readonly signature: string;
}

const tr: RecordWords = {
  title: 'Toplu ödeme kaydı',
  notReceipt: 'Bu belge banka dekontu değildir; programın iyzico’dan aldığı bilgilerin dökümüdür.',
  company: 'Firma',
  environment: 'Ortam',
  list: 'Liste',
  period: 'Dönem',
  purpose: 'Amaç',
  made: 'Hazırlandı',
  masked: 'Alıcı bilgileri kişisel verilerin korunması için kısaltılmıştır.',
  rehearsal: 'Bu kayıt gerçek ödeme göstermez: ödemeler deneme ortamında yapılmıştır.',
  totals: 'Toplamlar',
  state: 'Durum',
  count: 'Adet',
  amount: 'Tutar',
  total: 'Toplam',
  inWords: 'Yazıyla',
  paidInWords: 'Ödenen, yazıyla',
  payouts: 'Gönderimler',
  externalId: 'Gönderim no',
  requestId: 'iyzico istek no',
  prepared: 'Hazırlandı',
  authorised: 'Yetkilendirildi',
  notAuthorised: 'yetkilendirilmedi',
  rows: 'Satırlar',
  row: 'Satır',
  name: 'Alıcı',
  recipient: 'IBAN / kimlik',
  reference: 'Referans',
  explanation: 'Açıklama',
  signature: 'Kontrol eden / imza',
};

const en: RecordWords = {
  title: 'Mass payout record',
  notReceipt: 'This document is not a bank receipt; it lists what the program was told by iyzico.',
  company: 'Company',
  environment: 'Environment',
  list: 'List',
  period: 'Period',
  purpose: 'Purpose',
  made: 'Created',
  masked: 'Recipients’ details are shortened to protect personal data.',
  rehearsal: 'This record shows no real payments: they were made in a test environment.',
  totals: 'Totals',
  state: 'State',
  count: 'Count',
  amount: 'Amount',
  total: 'Total',
  inWords: 'In words',
  paidInWords: 'Paid, in words',
  payouts: 'Payouts',
  externalId: 'Payout no.',
  requestId: 'iyzico request no.',
  prepared: 'Prepared',
  authorised: 'Authorised',
  notAuthorised: 'not authorised',
  rows: 'Rows',
  row: 'Row',
  name: 'Recipient',
  recipient: 'IBAN / identity',
  reference: 'Reference',
  explanation: 'Description',
  signature: 'Checked by / signature',
};

export const RECORD_WORDS: Readonly<Record<Locale, RecordWords>> = { tr, en };
