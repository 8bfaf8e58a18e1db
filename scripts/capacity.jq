# The record of a measurement and the plan that follows from it.
def median: sort | if length % 2 == 1 then .[length / 2 | floor] else (.[length / 2 - 1] + .[length / 2]) / 2 end;
def up: if . > floor then floor + 1 else floor end;
def rounded($digits): (. * pow(10; $digits) | round) / pow(10; $digits);

# what the HorizontalPodAutoscaler aims at: the rest is for what comes within the seconds until a new pod is warm
0.7 as $utilization
| 384 as $memory_limit_mb
| ($parse | map(.rate) | median) as $rate
| ($batch | map(.rate * 128) | median) as $batch_rate
| ($parse | map(.processor) | median) as $processor_seconds
| ($batch | map(.processor / 128) | median) as $batch_processor_seconds
| {
    processor: $processor,
    java: $java,
    rounds: ($parse | length),
    seconds_each: $seconds,
    parse: {
      requests_per_second_of_a_processor: ($rate | rounded(0)),
      each_round: ($parse | map(.rate | rounded(0))),
      p50_ms_16_connections: ($parse | map(.p50) | median | rounded(2)),
      p99_ms_16_connections: ($parse | map(.p99) | median | rounded(2)),
      p50_ms_1_connection: ($alone | map(.p50) | median | rounded(2)),
      p99_ms_1_connection: ($alone | map(.p99) | median | rounded(2)),
      processor_seconds_a_million: ($processor_seconds | rounded(0)),
      share_of_the_processor: ($parse | map(.share) | median | rounded(2)),
      bytes_an_answer: ($parse | map(.bytes) | median)
    },
    batch_of_128: {
      sentences_per_second_of_a_processor: ($batch_rate | rounded(0)),
      processor_seconds_a_million: ($batch_processor_seconds | rounded(0))
    },
    memory: {resident_mb: ($resident / 1024 | rounded(0)), peak_mb: ($peak / 1024 | rounded(0)), limit_mb: $memory_limit_mb},
    plan: {
      utilization: $utilization,
      pods: [
        (1000, 10000, 100000) as $load
        | (0.5, 1, 2) as $processors
        | ($load / ($rate * $processors * $utilization) | up) as $pods
        | {
            requests_per_second: $load,
            processors_a_pod: $processors,
            requests_per_second_a_pod: ($rate * $processors * $utilization | floor),
            pods: ([$pods, 2] | max),
            pods_without_one_of_three_zones: ([$pods * 1.5 | up, 3] | max),
            processors: ([$pods, 2] | max | . * $processors),
            memory_gb: ([$pods, 2] | max | . * $memory_limit_mb / 1024 | rounded(1))
          }
      ],
      processor_hours_a_million: {
        parse: (1000000 / $rate / $utilization / 3600 | rounded(3)),
        batch_of_128: (1000000 / $batch_rate / $utilization / 3600 | rounded(3))
      }
    },
    command: "mvn package -DskipTests && scripts/capacity.sh"
  }
