/** Jest's order of specs: as the environment says, so that those run first that know a changed file best. */
export default class NearestFirst {
  sort(tests) {
    const order = JSON.parse(process.env.PLUMBLINE_SPEC_ORDER);
    const place = ({ path }) => order.findIndex((spec) => path.endsWith(`/${spec}`));
    return [...tests].sort((a, b) => place(a) - place(b));
  }

  cacheResults() {}
}
