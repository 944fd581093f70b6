/** The moment in SQL at which the day or week of edition `e` is over; lateness counts from here. */
export const endOfPeriod = `(e.period_start + case e.kind when 'weekly' then 6 else 0 end + time '21:30')
  at time zone 'America/New_York'`;
