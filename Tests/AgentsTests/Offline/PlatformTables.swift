/// The tables of the platform, as the description of `query_athena` lists them.
enum PlatformTables {
  static let listing = """
    engagement_raw.customers(customer_id integer, snapshot_month text, age integer, gender text: \
    female|male|nonbinary|undisclosed, country text: US|GB|DE|FR|CA|AU|IN|BR|ES|NL|SE|JP, preferred_language text: \
    en|de|fr|pt|es|nl|sv|ja, household_type text: single|couple|family|shared, income_band integer, urbanicity text: \
    urban|suburban|rural, tenure_months integer, acquisition_channel text: \
    organic|search|social_ad|referral|partner|affiliate, plan_type text: free|basic|plus|premium, contract_type \
    text: none|monthly|annual, payment_method text: card|paypal|bank_transfer|voucher|none, auto_renew boolean, \
    monthly_price_usd real, days_since_plan_change integer, sessions_last_7_days integer, sessions_last_30_days \
    integer, avg_session_minutes real, session_trend_30d real, active_days_last_30 integer, days_since_last_login \
    integer, mobile_share real, device_count integer, primary_device text: ios|android|web|tv|desktop_app, \
    night_session_share real, push_opt_in boolean, notification_click_rate real, email_open_rate real, \
    content_views_last_30 integer, content_completion_rate real, content_diversity_score real, favourite_category \
    text: news|gaming|music|sport|finance|film|community|health|kids|comedy|education|travel, searches_last_30 \
    integer, downloads_last_30 integer, wishlist_items integer, content_created_last_30 integer, friend_count \
    integer, network_centrality real, messages_sent_last_30 integer, shares_last_30 integer, referrals_made integer, \
    avg_sentiment_score real, support_tickets_last_90 integer, avg_resolution_hours real, nps_score integer, \
    purchases_last_90 integer, avg_order_value_usd real, discount_usage_rate real, payment_failures_last_180 \
    integer)
    engagement_raw.outcomes(customer_id integer, engagement_score real, churned boolean, ltv_usd real, next_category \
    text: news|gaming|music|sport|finance|film|community|health|kids|comedy|education|travel, anomaly_kind text)
    engagement_results.predictions(customer_id integer, engagement_score real, churn_probability real, ltv_usd real, \
    recommended_category text: news|gaming|music|sport|finance|film|community|health|kids|comedy|education|travel, \
    recommended_probability real, anomaly_score real, model_versions text, predicted_at text)
    engagement_analytics.predictions_final(customer_id integer, snapshot_month text, country text: \
    US|GB|DE|FR|CA|AU|IN|BR|ES|NL|SE|JP, plan_type text: free|basic|plus|premium, contract_type text: \
    none|monthly|annual, tenure_months integer, engagement_score real, churn_probability real, ltv_usd real, \
    recommended_category text: news|gaming|music|sport|finance|film|community|health|kids|comedy|education|travel, \
    anomaly_score real, segment text: at_risk|champion|steady|quiet)
    engagement_analytics.high_engagement_customers(customer_id integer, snapshot_month text, country text: \
    US|GB|DE|FR|CA|AU|IN|BR|ES|NL|SE|JP, plan_type text: free|basic|plus|premium, contract_type text: \
    none|monthly|annual, tenure_months integer, engagement_score real, churn_probability real, ltv_usd real, \
    recommended_category text: news|gaming|music|sport|finance|film|community|health|kids|comedy|education|travel, \
    anomaly_score real, segment text: at_risk|champion|steady|quiet)
    engagement_analytics.at_risk_customers(customer_id integer, snapshot_month text, country text: \
    US|GB|DE|FR|CA|AU|IN|BR|ES|NL|SE|JP, plan_type text: free|basic|plus|premium, contract_type text: \
    none|monthly|annual, tenure_months integer, engagement_score real, churn_probability real, ltv_usd real, \
    recommended_category text: news|gaming|music|sport|finance|film|community|health|kids|comedy|education|travel, \
    anomaly_score real, segment text: at_risk|champion|steady|quiet)
    engagement_analytics.churn_analysis(segment text, customers integer, churn_rate real)
    engagement_analytics.qa_table(question text, answer text)
    """
}
