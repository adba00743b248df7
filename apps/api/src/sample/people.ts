/** Everybody in the sample is made up. */
export type SamplePerson = Readonly<{
  id: string;
  displayName: string;
  orgUnit: string;
  level: string | null;
  managerId: string | null;
}>;

const person = (
  displayName: string,
  orgUnit: string,
  level: string | null,
  managerId: string | null = null,
): SamplePerson => ({
  id: displayName.toLowerCase().replace(' ', '.'),
  displayName,
  orgUnit,
  level,
  managerId,
});

/** Managers before their reports; levels as they were before the first round. */
export const PEOPLE: readonly SamplePerson[] = [
  person('Ada Okafor', 'engineering', null),
  person('Olga Petrova', 'people-ops', null),
  person('Priya Nair', 'audit', null),
  person('Bram Visser', 'platform', null, 'ada.okafor'),
  person('Chiyo Tanaka', 'product', null, 'ada.okafor'),
  person('Lena Fischer', 'platform', 'principal', 'ada.okafor'),
  person('Mateo Cruz', 'product', 'principal', 'ada.okafor'),
  person('Noor Aziz', 'platform', 'senior', 'bram.visser'),
  person('Devon Reyes', 'platform', 'senior', 'bram.visser'),
  person('Elif Kaya', 'platform', 'senior', 'bram.visser'),
  person('Farid Haddad', 'platform', 'staff', 'bram.visser'),
  person('Greta Lind', 'platform', 'senior', 'bram.visser'),
  person('Hugo Silva', 'product', 'senior', 'chiyo.tanaka'),
  person('Ines Moreau', 'product', 'senior', 'chiyo.tanaka'),
  person('Jonas Weber', 'product', 'staff', 'chiyo.tanaka'),
  person('Kavya Rao', 'product', 'senior', 'chiyo.tanaka'),
];

/** The second admin, who confirms erasures: the newest of all, so that a sample from before takes them as one step more. */
export const SECOND_ADMIN = person('Yusuf Demir', 'people-ops', null);

/** Who the ready-made tokens of the first start speak for. */
export const ROLES = {
  admin: 'olga.petrova',
  'second admin': SECOND_ADMIN.id,
  auditor: 'priya.nair',
  chair: 'ada.okafor',
  manager: 'bram.visser',
  reviewer: 'noor.aziz',
  member: 'lena.fischer',
  candidate: 'elif.kaya',
} as const;
