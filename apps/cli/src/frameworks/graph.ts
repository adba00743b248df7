import type { CareerGraph } from '@plumbline/responses';
import { targetOf } from '../export/target.js';
import type { Session } from '../session.js';

export type GraphOptions = Readonly<{ framework: string; out?: string }>;

/** With --json and no file the graph as data; otherwise the picture, into the file or onto stdout. */
export const graphOf = async ({ framework, out: path }: GraphOptions, { client, out }: Session): Promise<void> => {
  const at = `/v1/frameworks/${encodeURIComponent(framework)}/career-graph`;
  const graph = await client.require<CareerGraph>('GET', at);
  if (path === undefined && out.json) {
    out.result(graph, () => '');
    return;
  }
  const picture = await client.send('GET', `${at}.svg`);
  if (picture.status !== 200) client.accept(picture, `GET ${at}.svg`);
  const target = targetOf(path);
  await target.write(String(picture.body));
  target.done();
  if (path === undefined) return;
  const { roles, edges } = graph;
  out.result({ file: path, roles: roles.length, edges: edges.length }, () => {
    return `Wrote ${path}: ${roles.length.toString()} roles, ${edges.length.toString()} ways from or to them.`;
  });
};
