# Result lines → a Markdown table, fastest first. In: the edge lines, then the speed lines, which decide what is shown.
# The reference of the ratios is the first line of the second file.
function text(key) { return match($0, "\"" key "\":\"[^\"]*\"") ? substr($0, RSTART + length(key) + 4, RLENGTH - length(key) - 5) : "" }
function number(key) { return match($0, "\"" key "\":[0-9.]+") ? substr($0, RSTART + length(key) + 3, RLENGTH - length(key) - 3) : "" }

function grouped(count,   shown) {
  for (shown = sprintf("%.0f", count); match(shown, /[0-9][0-9][0-9][0-9]( |$)/);)
    shown = substr(shown, 1, RSTART) " " substr(shown, RSTART + 1)
  return shown
}
function ratio(times) { return times < 10 ? sprintf("%.1f", times) : grouped(times) }

FNR == NR { edge_wrong[text("name")] = number("wrong_decisions") " of " grouped(number("n")); next }

{
  rate[++count] = number("students_per_s")
  name[count] = text("name")
  wrong[count] = number("wrong_decisions") " of " grouped(number("n"))
}

END {
  print "| engine | students/s | times slower than exact C++ | wrong decisions | wrong on the edge |"
  print "| --- | ---: | ---: | ---: | ---: |"
  for (shown = 0; shown < count; shown++) {
    best = 0
    for (i = 1; i <= count; i++) if (!(i in done) && (!best || rate[i] + 0 > rate[best] + 0)) best = i
    done[best] = 1
    printf "| %s | %s | %s | %s | %s |\n", name[best], grouped(rate[best]), ratio(rate[1] / rate[best]), wrong[best], edge_wrong[name[best]]
  }
}
