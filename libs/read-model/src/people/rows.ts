/** `displayName` and `email` are null once the person is erased. `erased` is 0 or 1, as all flags in rows are. */
export type PersonRow = Readonly<{
  personId: string;
  displayName: string | null;
  email: string | null;
  orgUnit: string;
  level: string | null;
  leftOn: string | null;
  erased: number;
  revision: number;
}>;

/** Who a person reports to from `fromDate` until before `toDate`, UTC days; no manager means the top of a line. */
export type ReportingLineRow = Readonly<{
  personId: string;
  fromDate: string;
  toDate: string | null;
  managerId: string | null;
}>;
