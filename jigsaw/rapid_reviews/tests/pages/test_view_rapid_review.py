def test_it_is_there(review, browser):
    assert browser.get(f"/cases/{review.incident_id}/rapid-review/").status_code == 200
