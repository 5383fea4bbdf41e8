/** Asks a Prometheus directly, past all code under test: values by the label `service`. */
export async function askByService(
  url: string,
  query: string,
  at?: number,
): Promise<ReadonlyMap<string, number>> {
  const body = new URLSearchParams({
    query,
    ...(at === undefined ? {} : { time: `${at / 1000}` }),
  });
  const response = await fetch(`${url}/api/v1/query`, { method: 'POST', body });
  const { data } = (await response.json()) as {
    data: { result: { metric: { service?: string }; value: [number, string] }[] };
  };
  return new Map(
    data.result.map(({ metric, value }) => [metric.service ?? '', Number(value[1])] as const),
  );
}

/** True when something answers HTTP at a URL. */
export async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  );
}
