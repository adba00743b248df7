import { nameInId } from './named-ids.js';

describe('an id', () => {
  it.each([
    ['sana.malik', 'Sana Malik', null, 'sana'],
    ['smalik', 'Sana Malik', null, 'malik'],
    ['SMALIK2', 'Sana Malik', null, 'malik'],
    ['u.sm-team', 'Sana Malik', 'sm.team@plumbline.example', 'sm'],
    ['mueller-j', 'Jörg Müller', 'joerg.mueller@plumbline.example', 'mueller'],
    ['muller.j', 'Jörg Müller', null, 'muller'],
    ['li-4', 'Li Wei', null, 'li'],
    ['obrien', "Sinéad O'Brien", null, 'brien'],
    ['kimlee', 'Kim Lee', null, 'kimlee'],
    ['x-leekim-2', 'Kim Lee', null, 'leekim'],
    ['wuli', 'Li Bo Wu', null, 'wuli'],
    ['annlee2', 'Ann Lee', 'ann.lee@plumbline.example', 'annlee'],
    ['annek77', 'Ann Ek', null, 'annek'],
    ['x1', 'Anna Berg', 'x1@plumbline.example', 'x1'],
    ['p-x1', 'Anna Berg', 'X1@plumbline.example', 'X1'],
    ['a77b', 'Anna Berg', 'a77b+hr@plumbline.example', 'a77b'],
    ['s.m', 'S. Malik', 's.m@plumbline.example', 's.m'],
    ['oystein', 'Øystein', null, 'oystein'],
    ['oeystein', 'Øystein', null, 'oeystein'],
    ['lukasz', 'Łukasz', null, 'lukasz'],
    ['strasse9', 'Straße', null, 'strasse'],
    ['aagaard', 'Ågård', null, 'aagaard'],
    ['aegir', 'Ægir', null, 'aegir'],
    ['oeuvre', 'Œuvre', null, 'oeuvre'],
    ['dorde', 'Đorđe', null, 'dorde'],
    ['gudrun', 'Guðrún', null, 'gudrun'],
    ['thorir', 'Þórir', null, 'thorir'],
    ['isik2', 'Işık', null, 'isik'],
    ['mueller1', 'Müller', null, 'mueller'],
    ['muller1', 'Müller', null, 'muller'],
    ['jmuelle', 'Jörg Müller', null, 'mueller'],
    ['jmuelle', 'Jo\u0308rg Mu\u0308ller', null, 'mueller'],
    ['joergek', 'Jörg Ek', null, 'joerg'],
    ['xlueek', 'Lü Ek', null, 'lueek'],
    ['obrx', 'Bo Obr', null, 'obr'],
    ['bobr7', 'Bo Obr', null, 'obr'],
    ['ada-20240101-0001', 'Ada Lim', null, 'ada'],
    ['bead-cafe-0000-0000', 'Ada Bead', null, 'bead'],
  ])('%s holds a part of %s', (id, name, email, part) => {
    expect(nameInId(id, { displayName: name, email, sourceId: null })).toBe(part);
  });

  it.each([
    ['p-1207', 'Sana Malik', 'sana.malik@plumbline.example'],
    ['9f3ada7c-00be-7a2b-8c1d-5eaf00112233', 'Ada Okafor', null],
    ['s.m-7', 'S. Malik', 's.m@plumbline.example'],
    ['e000123', 'Eve Li', 'eve@plumbline.example'],
    ['p-4', '陳大文', null],
    ['client-7', 'Li Wei', null],
    ['contractor-7', 'Ana Contreras', 'contreras@plumbline.example'],
    ['colleague-3', 'Ben Collet', null],
    ['person-12', 'Per Persson', 'per@plumbline.example'],
    ['staff-9', 'Ann Stafford', null],
    ['x10', 'Anna Berg', 'x1@plumbline.example'],
    ['robrx', 'Bo Obr', null],
    ['box', 'Bo Obr', null],
    ['p-1207', 'Kim Lee', '+hr@plumbline.example'],
  ])('%s says nothing of %s', (id, name, email) => {
    expect(nameInId(id, { displayName: name, email, sourceId: null })).toBeUndefined();
  });

  it.each([
    ['p-4711', '4711'],
    ['P-HR-17', 'hr-17'],
    ['p-17', '17'],
    ['9f3ada7c00be7a2b', '9f3ada7c00be7a2b'],
    ['9f3ada7c00be7a2b', 'hr:9F3ADA7C00BE7A2B'],
    ['2207', 'hr-system:0002207'],
    ['x7', 'HR-X7'],
  ])('%s and the source id %s tell each other', (id, sourceId) => {
    expect(nameInId(id, { displayName: 'Li Wei', email: null, sourceId })).toBe(sourceId);
  });
  it.each([
    ['9f3ada7c00be7a2b', 'ada7'],
    ['p-1207', '12'],
    ['p-4711', 'HR-4711'],
  ])('%s says nothing of the source id %s', (id, sourceId) => {
    expect(nameInId(id, { displayName: 'Li Wei', email: null, sourceId })).toBeUndefined();
  });
});
